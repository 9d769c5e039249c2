package org.orcidcaravan.source.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.source.Rows.bytes;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.orcidcaravan.source.UnreadableSource;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Checked;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.SourceRecord;

/** Files of works as entries: good ones whole, bad ones with their place and a reason. */
class FormatTest {
    private static final String HEADINGS =
            "source_id,title,type,date,authors,author_orcids,author_ids,author_emails,collections,state,embargo,orcid\n";
    private static final String GOOD =
            "good,Caravans,book,2024,\"Beispiel, Anna; Muster, Ben\",;0000-0002-1825-0097,p1,,,,,\n";

    private static List<Entry> read(Format format, String text, Map<String, String> columns) {
        try (Entries entries = format.open(bytes(text), columns)) {
            List<Entry> all = new ArrayList<>();
            entries.forEachRemaining(all::add);
            return all;
        }
    }

    private static SourceRecord record(Entry entry) {
        assertThat(entry).isInstanceOf(Entry.Present.class);
        return ((Entry.Present) entry).record();
    }

    private static String reason(Entry entry) {
        return switch (entry) {
            case Entry.Unreadable(long _, String _, String reason) -> reason;
            case Entry.CutShort(long _, String reason) -> reason;
            default -> throw new AssertionError("It was read: " + entry);
        };
    }

    @Example
    void what_is_known_of_authors_stands_in_columns_of_its_own() {
        List<Entry> entries = read(
                Format.CSV,
                HEADINGS
                        + "w1,Caravans,book,2024,\"Beispiel, Anna; Muster, Ben\",;0000-0002-1825-0097,p1,; ben@example.org,"
                        + "theses;articles,Published,2027-01-31,\n",
                Map.of());

        SourceRecord record = record(entries.getFirst());
        assertThat(record.authors())
                .containsExactly(
                        new Author("Beispiel, Anna", "author", null, "p1", null, null),
                        new Author("Muster, Ben", "author", "0000-0002-1825-0097", null, "ben@example.org", null));
        assertThat(record.owners()).isEqualTo(Ownership.UNSAID);
        assertThat(record.circumstances().collections()).containsExactly("articles", "theses");
        assertThat(record.circumstances().state()).isEqualTo("Published");
        assertThat(record.circumstances().embargoedUntil()).isEqualTo(LocalDate.parse("2027-01-31"));
        assertThat(entries.getFirst().place()).isEqualTo(2);
    }

    @Example
    void headings_of_the_sources_own_are_named_in_settings() {
        List<Entry> entries = read(
                Format.CSV,
                "Kennung;Titel;Art;Personen;Mail\nw1;Karawanen;book;Beispiel, Anna;anna@example.org\n",
                Map.of(
                        "Kennung",
                        "source_id",
                        "Titel",
                        "title",
                        "Art",
                        "type",
                        "Personen",
                        "authors",
                        "Mail",
                        "author_emails"));

        assertThat(record(entries.getFirst()).authors())
                .containsExactly(new Author("Beispiel, Anna", "author", null, null, "anna@example.org", null));
        assertThat(record(entries.getFirst()).raw()).containsEntry("Titel", "Karawanen");
    }

    @Example
    void a_row_that_names_nobody_or_contradicts_itself_is_kept_aside() {
        assertThat(reason(read(Format.CSV, HEADINGS + "w1,Caravans,book,,,,,,,,,\n", Map.of())
                        .getFirst()))
                .isEqualTo("Nobody is named whose work it is: fill in orcid, person_id or authors.");
        assertThat(reason(read(Format.CSV, HEADINGS + "w1,Caravans,book,,\"A, B\",,1;2,,,,,\n", Map.of())
                        .getFirst()))
                .contains("There are 1 authors, and 2 entries");
        assertThat(reason(read(Format.CSV, HEADINGS + "w1,Caravans,book,,\"A, B\",,,,,,soon,\n", Map.of())
                        .getFirst()))
                .contains("The end of the embargo \"soon\"");
        assertThat(reason(read(Format.CSV, HEADINGS + "w1,Caravans,book,,,,,,,,,0000-0000\n", Map.of())
                        .getFirst()))
                .contains("The ORCID iD \"0000-0000\" cannot be right");
    }

    @Example
    void a_key_that_comes_twice_in_a_file_is_kept_aside() {
        List<Entry> entries = read(Format.CSV, HEADINGS + GOOD + GOOD, Map.of());

        assertThat(record(entries.getFirst()).sourceId()).isEqualTo("good");
        assertThat(reason(entries.getLast())).startsWith("The key good came before in this file");
    }

    @Example
    void a_file_that_breaks_off_says_so_with_its_last_entry() {
        List<Entry> entries = read(Format.CSV, HEADINGS + GOOD + "w2,\"no end\n", Map.of());

        assertThat(entries.getLast()).isInstanceOf(Entry.CutShort.class);
        assertThat(reason(entries.getLast())).contains("Nothing below was read");
        try (Entries json = Format.JSON.open(bytes("[{\"source_id\":\"a\",\"title\":"), Map.of())) {
            assertThat(json.next()).isInstanceOf(Entry.CutShort.class);
            assertThat(json.isCutShort()).isTrue();
            assertThat(json.hasNext()).isFalse();
        }
    }

    @Example
    void json_and_csl_are_read_as_works() {
        String json = "{\"source_id\":\"j1\",\"orcid\":\"0000-0002-1825-0097\",\"title\":\"T\",\"type\":\"book\"}";
        String csl = "{\"id\":\"c1\",\"type\":\"book\",\"title\":\"T\",\"author\":[{\"family\":\"Muster\","
                + "\"given\":\"Ben\",\"ORCID\":\"0000-0002-1825-0097\"}]}";

        assertThat(record(read(Format.JSON, json, Map.of()).getFirst()).owners().orcids())
                .containsExactly("0000-0002-1825-0097");
        assertThat(record(read(Format.CSL, csl, Map.of()).getFirst()).sourceId())
                .isEqualTo("c1");
        String keyword =
                "{\"sourceId\":\"k\",\"personId\":\"p\",\"section\":\"keyword\",\"item\":{\"value\":\"camels\"}}";
        assertThat(reason(read(Format.JSON, keyword, Map.of()).getFirst())).contains("no work but a keyword");
    }

    @Example
    void a_format_is_known_by_its_name_and_by_a_files_ending() {
        assertThat(Format.named("csv")).contains(Format.CSV);
        assertThat(Format.named("docx")).isEmpty();
        assertThat(Format.ofFile("Export 2026.CSV")).contains(Format.CSV);
        assertThat(Format.ofFile("works.jsonl")).contains(Format.JSON);
        assertThat(Format.ofFile("README")).isEmpty();
    }

    @Provide
    Arbitrary<String> junk() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "\"",
                        "\"\"",
                        ",",
                        ";",
                        "\n",
                        "\r\n",
                        "=1+1",
                        "\u0000",
                        "\ud800",
                        "\ufffd",
                        "<b>",
                        "{",
                        "0000-0002-1825-0097",
                        "9999999999"),
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().numeric().ofMaxLength(9));
        return pieces.list().ofMaxSize(16).map(list -> String.join(",", list));
    }

    @Property(tries = 1000)
    void a_malformed_row_is_told_with_a_reason_and_never_half_read(@ForAll("junk") String row) {
        List<Entry> entries = read(Format.CSV, HEADINGS + GOOD + row + "\n", Map.of());

        assertThat(record(entries.getFirst()).work().title()).isEqualTo("Caravans");
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Present present -> {
                    switch (Checked.of(present)) {
                        case Checked.Ready ready -> assertThat(ready.digest()).hasSize(64);
                        case Checked.Refused(long _, String _, String reason) -> sentence(reason);
                    }
                }
                default -> sentence(reason(entry));
            }
        }
    }

    @Property(tries = 1000)
    void bytes_that_are_no_file_are_refused_in_words(@ForAll byte[] bytes) {
        for (Format format : List.of(Format.CSV, Format.JSON, Format.CSL)) {
            try (Entries entries = format.open(new ByteArrayInputStream(bytes), Map.of())) {
                entries.forEachRemaining(entry -> assertThat(entry.place()).isPositive());
            } catch (UnreadableSource e) {
                sentence(String.valueOf(e.getMessage()));
            }
        }
    }

    private static void sentence(String reason) {
        assertThat(reason).endsWith(".").doesNotContain("Exception", "\tat ").hasSizeLessThan(3_000);
    }
}

package org.orcidcaravan.source.ris;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.SourceRecord;

class RisWorksTest {
    private static final String GOOD = "TY  - JOUR\nID  - good%d\nTI  - A Good One\nAU  - Muster, Max\nER  - \n";

    @Test
    void a_record_of_a_database_is_read() {
        SourceRecord record = present(read("""

                TY  - JOUR
                ID  - r1
                TI  - On caravans
                  and their drivers
                AU  - Beispiel, Berta
                AU  - Muster, Max
                ED  - Editor, Emil
                T2  - Camel Letters
                DA  - 2021/03/09/
                PY  - 2021
                DO  - https://doi.org/10.5555/1
                SN  - 0317-8471
                UR  - https://example.org/1
                AB  - One.
                LA  - en
                ER  -
                """).getFirst());

        assertThat(record.work().title()).isEqualTo("On caravans and their drivers");
        assertThat(record.work().type()).isEqualTo("journal-article");
        assertThat(record.work().container()).isEqualTo("Camel Letters");
        assertThat(record.work().date()).isEqualTo(new FuzzyDate(2021, 3, 9));
        assertThat(record.work().externalIds())
                .containsExactly(
                        ExternalId.self("doi", "https://doi.org/10.5555/1"), ExternalId.self("issn", "0317-8471"));
        assertThat(record.authors())
                .extracting(Author::name, Author::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Beispiel, Berta", "author"),
                        org.assertj.core.groups.Tuple.tuple("Muster, Max", "author"),
                        org.assertj.core.groups.Tuple.tuple("Editor, Emil", "editor"));
        assertThat(record.raw()).containsEntry("AU", "Beispiel, Berta; Muster, Max");
    }

    @Test
    void the_number_of_a_book_is_its_ISBN_and_old_tags_are_known() {
        SourceRecord record =
                present(read("TY  - BOOK\rAN  - 31234567\rDB  - PubMed\rT1  - B\rA1  - M, M\rY1  - 1999///\r"
                                + "SN  - 978-3-16-148410-0\rT3  - Series\rER  - \r")
                        .getFirst());

        assertThat(record.sourceId()).isEqualTo("31234567");
        assertThat(record.work().container()).isEqualTo("Series");
        assertThat(record.work().date()).isEqualTo(new FuzzyDate(1999, null, null));
        assertThat(record.work().externalIds())
                .containsExactly(ExternalId.self("isbn", "978-3-16-148410-0"), ExternalId.self("pmid", "31234567"));
    }

    @Test
    void a_bad_record_is_reported_with_its_line_and_does_not_stop_the_others() {
        List<Entry> entries = read(GOOD.formatted(1)
                + "stray\nAU  - Nobody\nTY  - JOUR\nTI  - no end\n"
                + GOOD.formatted(2)
                + "TY  - NOPE\nID  - x\nTI  - t\nER  - \nTY  - JOUR\nID  - y\nER  - \nTY  - JOUR\nTI  - t\nER  - \n"
                + GOOD.formatted(3)
                + "TY  - JOUR\nID  - last");

        assertThat(entries.stream().filter(Entry.Present.class::isInstance).map(Entry::place))
                .containsExactly(1L, 10L, 25L);
        assertThat(entries.stream()
                        .filter(Entry.Unreadable.class::isInstance)
                        .map(Entry.Unreadable.class::cast)
                        .map(bad -> bad.place() + " " + bad.reason()))
                .satisfiesExactly(
                        bad -> assertThat(bad).startsWith("6 ").contains("outside of a record"),
                        bad -> assertThat(bad).startsWith("7 ").contains("outside of a record"),
                        bad -> assertThat(bad).startsWith("8 ").contains("does not end"),
                        bad -> assertThat(bad).startsWith("15 ").contains("NOPE"),
                        bad -> assertThat(bad).startsWith("19 ").contains("no title"),
                        bad -> assertThat(bad).startsWith("22 ").contains("no key"),
                        bad -> assertThat(bad).startsWith("30 ").contains("does not end"));
    }

    @Test
    void a_record_beyond_every_measure_and_another_encoding_are_refused() {
        List<Entry> entries = read("TY  - JOUR\nAB  - " + "x".repeat(3_000_000) + "\nER  - \n" + GOOD.formatted(1));

        assertThat(((Entry.Unreadable) entries.getFirst()).reason()).contains("more than 1000000 characters");
        assertThat(entries.getLast()).isInstanceOf(Entry.Present.class);
        assertThat(read("TY  - JOUR\nTI  - Übermut\nER  - \n".getBytes(ISO_8859_1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.Unreadable.class, bad -> assertThat(bad.reason()).contains("UTF-8"));
        assertThat(read(("\uFEFF" + GOOD.formatted(1)).getBytes(UTF_16LE)))
                .singleElement()
                .isInstanceOf(Entry.Present.class);
    }

    @Property
    void no_text_makes_the_reader_fail_or_half_a_record(@ForAll("malformed") String text) {
        for (Entry entry : read(text)) {
            assertThat(entry.place()).isPositive();
            switch (entry) {
                case Entry.Unreadable bad ->
                    assertThat(bad.reason()).endsWith(".").doesNotContain("Exception");
                case Entry.Present whole -> {
                    assertThat(whole.record().sourceId()).isNotBlank();
                    assertThat(whole.record().work().title()).isNotBlank();
                }
                default -> throw new AssertionError("A file never tells of " + entry);
            }
        }
    }

    @Property(tries = 200)
    void what_comes_after_a_malformed_line_is_still_read(@ForAll("malformed") String text) {
        List<Entry> entries = read(text + "\n" + GOOD.formatted(7));

        assertThat(entries.getLast())
                .isInstanceOfSatisfying(
                        Entry.Present.class,
                        last -> assertThat(last.record().sourceId()).isEqualTo("good7"));
    }

    @Provide
    Arbitrary<String> malformed() {
        Arbitrary<String> lines = Arbitraries.of(
                "TY  - JOUR",
                "TY  - ",
                "TY",
                "ER  - ",
                "ER  -",
                "ER",
                "ID  - k",
                "TI  - T",
                "TI  -",
                "AU  - , ,",
                "DO  - ,;",
                "DA  - ////",
                "PY  - 99999",
                "SN  - 1;2 3",
                "  more",
                "\u0000",
                "ü  - x",
                "XX  - \uD800",
                "UR  - x y",
                "");
        return Arbitraries.oneOf(
                lines.list().ofMaxSize(20).map(all -> String.join("\n", all)),
                Arbitraries.strings().ofMaxLength(200));
    }

    private static SourceRecord present(Entry entry) {
        assertThat(entry).isInstanceOf(Entry.Present.class);
        return ((Entry.Present) entry).record();
    }

    private static List<Entry> read(String text) {
        return read(text.getBytes(UTF_8));
    }

    private static List<Entry> read(byte[] bytes) {
        List<Entry> all = new ArrayList<>();
        try (RisWorks works = RisWorks.open(new ByteArrayInputStream(bytes))) {
            works.forEachRemaining(all::add);
        }
        return all;
    }
}

package org.orcidcaravan.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orcidcaravan.source.Rows.accepted;
import static org.orcidcaravan.source.Rows.all;
import static org.orcidcaravan.source.Rows.bytes;
import static org.orcidcaravan.source.Rows.refused;
import static org.orcidcaravan.source.Rows.work;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.orcidcaravan.orcid.item.Citation;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.Row;
import org.orcidcaravan.source.UnreadableSource;

class CsvWorksTest {
    private static final String HEADINGS = "source_id,orcid,title,type\n";
    private static final String GOOD = "r1,0000-0002-1825-0097,On caravans,book\n";

    @Example
    void every_known_column_has_its_place_in_the_work() {
        List<Row> rows = read("Source-ID,ORCID iDs,person id,Title,subtitle,Type,date,Journal Title,DOI,eISSN,PMID,url,"
                + "abstract,lang,country,authors,editors,bibtex,shelf\n"
                + "r1,https://orcid.org/0000000218250097; 0000-0002-1694-233X,p1;p2,On caravans,A study,Journal Article,"
                + "2021-03-09T10:00:00Z,Camel Letters,10.5555/1,0317-8471,123,https://example.org,\"One.\nTwo.\",eng,ch,"
                + "\"Beispiel, Berta; Muster, Max\",\"Editor, E.\",@book{a},B7\n");

        assertThat(rows).hasSize(1);
        assertThat(accepted(rows.getFirst()).sourceId()).isEqualTo("r1");
        assertThat(accepted(rows.getFirst()).orcids()).containsExactly("0000-0002-1825-0097", "0000-0002-1694-233X");
        assertThat(accepted(rows.getFirst()).personIds()).containsExactly("p1", "p2");
        assertThat(accepted(rows.getFirst()).raw()).containsEntry("shelf", "B7").containsEntry("lang", "eng");
        assertThat(work(rows.getFirst()))
                .isEqualTo(new Work(
                        "On caravans",
                        "A study",
                        "Camel Letters",
                        "journal-article",
                        new FuzzyDate(2021, 3, 9),
                        List.of(
                                ExternalId.self("doi", "10.5555/1"),
                                new ExternalId("issn", "0317-8471", Relationship.PART_OF, null),
                                ExternalId.self("pmid", "123"),
                                ExternalId.self("source-work-id", "r1")),
                        "https://example.org",
                        "One.\nTwo.",
                        "en",
                        "CH",
                        new Citation("bibtex", "@book{a}"),
                        List.of(
                                new Contributor("Beispiel, Berta", null, "author"),
                                new Contributor("Muster, Max", null, "author"),
                                new Contributor("Editor, E.", null, "editor"))));
    }

    @Example
    void a_bad_line_is_refused_with_its_number_and_the_others_are_read() {
        List<Row> rows =
                read(HEADINGS + GOOD + "\nr2,0000-0002-1825-0098,\"On\ncamels\",pyramid\nr3,,,book\nr4,1\n" + GOOD);

        assertThat(rows).hasSize(5);
        refused(rows.get(1), 4, "The ORCID iD \"0000-0002-1825-0098\" cannot be right");
        refused(rows.get(1), 4, "The type \"pyramid\" is none that ORCID knows");
        refused(rows.get(2), 6, "Nobody is named whose work it is");
        refused(rows.get(2), 6, "The title is empty");
        refused(rows.get(3), 7, "The line has 2 fields and the headings are 4");
        assertThat(rows.get(4).line()).isEqualTo(8);
        accepted(rows.get(4));
    }

    @Example
    void a_date_is_taken_from_the_year_and_one_in_words_is_refused() {
        List<Row> rows = read("id,person_id,title,type,date,year\n1,p,T,book,,2021\n2,p,T,book,March 2021,2021\n"
                + "3,p,T,book,,\n,p,T,book,,\n");

        assertThat(work(rows.get(0)).date()).isEqualTo(new FuzzyDate(2021, null, null));
        refused(rows.get(1), 3, "The date \"March 2021\" is not written as 2021, 2021-03 or 2021-03-09");
        assertThat(work(rows.get(2)).date()).isNull();
        refused(rows.get(3), 5, "The source_id is empty");
    }

    @Example
    void headings_of_the_files_own_are_understood_when_they_are_told() {
        String text = "Nr,Forscher,Titel,Art,Standort\n1,p1,Karawanen,book,Bern\n";
        try (CsvWorks works = CsvWorks.open(
                bytes(text), Map.of("Nr", "source_id", "Forscher", "person_id", "Titel", "title", "Art", "type"))) {
            assertThat(works.unknownHeadings()).containsExactly("Standort");
            Row row = works.next();
            assertThat(accepted(row).personIds()).containsExactly("p1");
            assertThat(accepted(row).raw()).containsEntry("Titel", "Karawanen");
        }
    }

    @Example
    void what_stands_between_fields_and_the_mark_at_the_beginning_are_found_out() {
        assertThat(work(read("\uFEFF" + HEADINGS + GOOD).getFirst()).title()).isEqualTo("On caravans");
        assertThat(work(read((HEADINGS + GOOD).replace(',', ';')).getFirst()).title())
                .isEqualTo("On caravans");
        String tabs = "\uFEFF" + (HEADINGS + GOOD).replace(',', '\t');
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            List<Row> rows = read(new ByteArrayInputStream(tabs.getBytes(charset)));
            assertThat(work(rows.getFirst()).title()).isEqualTo("On caravans");
        }
    }

    @Example
    void a_line_that_is_not_utf_8_is_refused_and_not_given_question_marks() {
        String text = HEADINGS + GOOD + "r2,0000-0002-1825-0097,Caf\u00e9,book\n" + GOOD;
        List<Row> rows = read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(rows).hasSize(3);
        refused(rows.get(1), 3, "not written in UTF-8: save the file as \"CSV UTF-8\".");
        accepted(rows.get(2));
    }

    @Example
    void a_quote_that_is_not_closed_or_a_huge_field_is_the_last_row() {
        List<Row> open = read(HEADINGS + GOOD + "r2,\"0000-0002-1825-0097,On camels,book\n" + GOOD);
        List<Row> huge = read(HEADINGS + GOOD + "r2,,\"" + "x".repeat(1_000_001) + "\",book\n" + GOOD);

        assertThat(open).hasSize(2);
        refused(open.getLast(), 3, "Nothing below was read.");
        assertThat(huge).hasSize(2);
        refused(huge.getLast(), 3, "the field that is too long");
    }

    @Example
    void a_file_without_the_needed_headings_is_refused_at_once() {
        unreadable("", "the file is empty");
        unreadable("orcid,title,type\n", "there is no column source_id among orcid, title, type");
        unreadable("id,title,type\n", "there is no column orcid or person_id");
        unreadable("id,title,type,orcid,title\n", "there are two columns \"title\"");
        unreadable("PK\u0003\u0004", "a spreadsheet or an archive");
        unreadable("\"id,title\n", "Failed to read the headings");
        assertThatThrownBy(() -> read(new ByteArrayInputStream(new byte[] {'i', 'd', ',', (byte) 0xE9, '\n'})))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageContaining("UTF-8");
    }

    @Example
    void lines_are_read_one_at_a_time() {
        Iterator<String> lines =
                Stream.concat(Stream.of(HEADINGS), Stream.generate(() -> GOOD)).iterator();
        InputStream endless = new InputStream() {
            private byte[] line = {};
            private int at;

            @Override
            public int read() {
                if (at == line.length) {
                    line = lines.next().getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                return line[at++];
            }

            @Override
            public int read(byte[] to, int from, int length) {
                to[from] = (byte) read();
                return 1;
            }
        };
        try (CsvWorks works = CsvWorks.open(endless, Map.of())) {
            assertThat(works.next().line()).isEqualTo(2);
            assertThat(works.next().line()).isEqualTo(3);
        }
    }

    @Example
    void nothing_follows_the_last_row() {
        try (CsvWorks works = CsvWorks.open(bytes(HEADINGS), Map.of())) {
            assertThat(works.hasNext()).isFalse();
            assertThatThrownBy(works::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Property
    void no_text_makes_the_reader_fail(@ForAll String text) {
        for (Row row : read(HEADINGS + text)) {
            assertThat(row.line()).isPositive();
        }
    }

    private static void unreadable(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageContaining(message);
    }

    private static List<Row> read(String text) {
        return read(bytes(text));
    }

    private static List<Row> read(InputStream in) {
        try (CsvWorks works = CsvWorks.open(in, Map.of())) {
            return all(works);
        }
    }
}

package org.orcidcaravan.source.bibtex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.SourceRecord;

class BibTexWorksTest {
    private static final String GOOD = "@article{good%d, title = {A Good One}, author = {Muster, Max}, year = 2021}\n";

    @Test
    void an_entry_becomes_a_record() {
        SourceRecord record = present(read("""
                % a comment with @article{no, title={x}}
                Exported by nobody@example.org
                @string{cl = "Camel Letters"}
                @Article{beispiel2021,
                  author    = {Beispiel, Berta and Max van den Muster and others},
                  title     = {On {Camelus} and {\\"U}bermut \\& $x^2$ --- a view},
                  journal   = cl,
                  year      = 2021, month = mar,
                  doi       = {10.5555/a\\_b},
                  issn      = "0317-8471",
                  eprint    = {2101.00001}, archivePrefix = {arXiv},
                  url       = {https://example.org/a\\_b},
                  orcid     = {0000-0002-1825-0097},
                  abstract  = {One.},
                }
                """).getFirst());

        Work work = record.work();
        assertThat(record.sourceId()).isEqualTo("beispiel2021");
        assertThat(work.title()).isEqualTo("On Camelus and Übermut & $x^2$ — a view");
        assertThat(work.type()).isEqualTo("journal-article");
        assertThat(work.container()).isEqualTo("Camel Letters");
        assertThat(work.date()).isEqualTo(new FuzzyDate(2021, 3, null));
        assertThat(work.url()).isEqualTo("https://example.org/a_b");
        assertThat(work.externalIds())
                .containsExactly(
                        ExternalId.self("doi", "10.5555/a_b"),
                        ExternalId.self("issn", "0317-8471"),
                        ExternalId.self("arxiv", "2101.00001"));
        assertThat(record.authors()).extracting(Author::name).containsExactly("Beispiel, Berta", "van den Muster, Max");
        assertThat(record.owners().orcids()).containsExactly("0000-0002-1825-0097");
        assertThat(record.raw()).containsEntry("title", "On {Camelus} and {\\\"U}bermut \\& $x^2$ --- a view");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "M{\\\"u}ller, Müller",
                "M\\\"{u}ller, Müller",
                "\\'{\\i}ndice, índice",
                "{\\o}re, øre",
                "Stra{\\ss}e, Straße",
                "\\v{c}apek, čapek",
                "\\c{c}a va, ça va",
                "\\c ca va, ça va",
                "Erd\\H{o}s, Erdős",
                "\\k{a}, ą",
                "Wa\\l{}\\k esa, Wałęsa",
                "100\\%, 100%",
                "Gr\\\"o{\\ss}e, Größe",
                "\\emph{so} {\\it und so}, so und so",
                "a~b, a b",
                "``so'', “so”",
                "p.~1--2, p. 1–2",
                "\\, |\\|",
                "\\\"{, |\\\"{|",
                "\\unknown{x}, x"
            })
    void accents_become_letters_and_looks_disappear(String latex, String plain) {
        String read = LatexText.plain(latex);

        assertThat(read).isEqualTo(plain.startsWith("\\") ? "" : plain);
    }

    @Test
    void a_bad_entry_is_reported_with_its_line_and_does_not_stop_the_others() {
        List<Entry> entries = read(GOOD.formatted(1)
                + "@article{unclosed, title = {No end, year = 2021\n"
                + GOOD.formatted(2)
                + "@book{nofields}\n@book{b title = {x}}\n@article{x, title = undefined}\n@article{, title = {x}}\n"
                + "@article{notitle, year = 2021}\n"
                + GOOD.formatted(3));

        assertThat(entries.stream().filter(Entry.Present.class::isInstance).map(Entry::place))
                .containsExactly(1L, 3L, 9L);
        assertThat(entries.stream()
                        .filter(Entry.Unreadable.class::isInstance)
                        .map(Entry.Unreadable.class::cast)
                        .map(bad -> bad.place() + " " + bad.reason()))
                .satisfiesExactly(
                        bad -> assertThat(bad).startsWith("2 ").contains("does not end"),
                        bad -> assertThat(bad).startsWith("4 "),
                        bad -> assertThat(bad).startsWith("5 ").contains("no BibTeX"),
                        bad -> assertThat(bad).startsWith("6 ").contains("\"undefined\" is not defined"),
                        bad -> assertThat(bad).startsWith("7 ").contains("no key"),
                        bad -> assertThat(bad).startsWith("8 ").contains("no title"));
    }

    @Test
    void several_entries_on_a_line_and_round_brackets_are_read_as_well() {
        List<Entry> entries =
                read("@book(a, title={One}) @misc{b, title=\"Two } \"} @comment{x} @preamble{\"y\"}\n@online{c,"
                        + " title={Three}, date={2020-01-02/2021}, crossref = {elsewhere}}");

        assertThat(entries.stream().filter(Entry.Present.class::isInstance)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(present(entries.getFirst()).work().type()).isEqualTo("book");
        assertThat(present(entries.getLast()).work().date()).isEqualTo(new FuzzyDate(2020, 1, 2));
    }

    @Test
    void an_entry_beyond_every_measure_is_refused_and_the_next_is_read() {
        String huge = "@article{huge, title = {" + "x".repeat(2 * BibTexEntries.LONGEST) + "}}\n";
        String deep = "@article{deep, title = " + "{".repeat(100_000) + "}".repeat(100_000) + "}\n";

        List<Entry> entries = read(huge + deep + GOOD.formatted(1));

        assertThat(entries).hasSize(3);
        assertThat(((Entry.Unreadable) entries.get(0)).reason()).contains("more than 1000000 characters");
        assertThat(((Entry.Unreadable) entries.get(1)).reason()).contains("100 deep");
        assertThat(entries.get(2)).isInstanceOf(Entry.Present.class);
    }

    @Test
    void another_encoding_is_refused_and_a_mark_is_taken_away() {
        byte[] latin = "@article{a, title={Übermut}}".getBytes(ISO_8859_1);

        assertThat(read(latin))
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.Unreadable.class, bad -> assertThat(bad.reason()).contains("UTF-8"));
        assertThat(present(read("\uFEFF@article{a, title={Übermut}}").getFirst())
                        .work()
                        .title())
                .isEqualTo("Übermut");
        assertThat(read("")).isEmpty();
    }

    @Property
    void no_text_makes_the_reader_fail_or_tell_of_a_parser(@ForAll("malformed") String text) {
        for (Entry entry : read(text)) {
            assertThat(entry.place()).isPositive();
            switch (entry) {
                case Entry.Unreadable bad ->
                    assertThat(bad.reason())
                            .endsWith(".")
                            .doesNotContain("Exception")
                            .doesNotContain("org.jbibtex");
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
        List<Entry> entries = read(text.replace("\\", "") + "\n" + GOOD.formatted(7));

        assertThat(entries.getLast())
                .isInstanceOfSatisfying(
                        Entry.Present.class,
                        last -> assertThat(last.record().sourceId()).isEqualTo("good7"));
    }

    @Property(tries = 300)
    void what_is_written_well_is_read_as_it_was(@ForAll("words") String title, @ForAll("words") String family) {
        SourceRecord record = present(read("@article{k, title = {" + title + "}, author = {" + family + ", Berta}}")
                .getFirst());

        assertThat(record.work().title()).isEqualTo(title);
        assertThat(record.authors()).singleElement().extracting(Author::name).isEqualTo(family + ", Berta");
    }

    @Example
    void a_comment_alone_is_no_entry() {
        assertThat(read("write to me@example.org {please}")).isEmpty();
    }

    @Provide
    Arbitrary<String> malformed() {
        Arbitrary<String> pieces = Arbitraries.of(
                "@article{",
                "@book(",
                "@string{",
                "{",
                "}",
                "(",
                ")",
                "\"",
                ",",
                "=",
                "#",
                "\n",
                "title",
                "author",
                " and ",
                "\\\"",
                "\\",
                "\u0000",
                "ü",
                "\uD800",
                "k1",
                "2021",
                "@",
                "%",
                "@comment{",
                "@preamble{",
                "doi = {10.1/x},",
                "title = {T},",
                "\\'{",
                "$",
                "~",
                "@@",
                "\r\n",
                "jan",
                "month = ");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(40).map(all -> String.join("", all)), Arbitraries.strings());
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("abcdefgäöüßéçøłŠAÄ")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(word -> !word.equals("and") && !word.equals("others"));
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
        try (BibTexWorks works = BibTexWorks.open(new ByteArrayInputStream(bytes))) {
            works.forEachRemaining(all::add);
        }
        return all;
    }
}

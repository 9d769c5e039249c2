package org.orcidcaravan.orcid.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.orcidcaravan.orcid.OrcidId;

class IdentifiersTest {
    private static final List<String> TYPES = List.of("doi", "isbn", "issn", "pmid", "pmc", "handle", "arxiv", "eid");

    @Example
    void a_doi_is_written_without_its_resolver() {
        written("doi", "10.5555/12345678", "10.5555/12345678");
        written("doi", "https://doi.org/10.5555/12345678", "10.5555/12345678");
        written("doi", "HTTP://DX.DOI.ORG/10.5555/ABC", "10.5555/ABC");
        written("doi", "doi: 10.5555/12345678", "10.5555/12345678");
        written("doi", "doi:https://doi.org/10.5555/12345678", "10.5555/12345678");
        written("doi", "info:doi/10.1000.10/a(b)<c>", "10.1000.10/a(b)<c>");
        impossible("doi", "11.5555/12345678", "10.5555", "10.5555/", "10.55/a", "10.5555/a b", "see the journal");
    }

    @Example
    void an_isbn_is_written_as_digits_and_its_check_digit_must_be_right() {
        written("isbn", "978-3-16-148410-0", "9783161484100");
        written("isbn", "ISBN-13: 978 3 16 148410 0", "9783161484100");
        written("isbn", "urn:isbn:0-8044-2957-x", "080442957X");
        written("isbn", "978\u20113\u201116\u2011148410\u20110", "9783161484100");
        impossible("isbn", "978-3-16-148410-1", "0-8044-2957-1", "9773161484100", "978316148410", "");
    }

    @Example
    void an_issn_is_written_in_two_groups_and_its_check_digit_must_be_right() {
        written("issn", "03178471", "0317-8471");
        written("issn", "e-ISSN: 1050-124x", "1050-124X");
        impossible("issn", "0317-8472", "0317-847", "X317-8471");
    }

    @Example
    void pubmed_numbers_are_written_without_address_or_label() {
        written("pmid", "PMID: 12345678", "12345678");
        written("pmid", "https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678");
        written("pmc", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "PMC1234567");
        written("pmc", "pmcid: pmc1234567", "PMC1234567");
        impossible("pmid", "PMC1234567", "12 34", "1234567890");
        impossible("pmc", "1234567", "PMC");
    }

    @Example
    void handles_and_arxiv_numbers_lose_their_address_and_others_only_the_space_around_them() {
        written("handle", "http://hdl.handle.net/20.500.12345/6", "20.500.12345/6");
        written("handle", "hdl:20.500.12345/6", "20.500.12345/6");
        written("arxiv", "arXiv:2101.00001v2", "2101.00001v2");
        written("eid", " 2-s2.0-1 ", "2-s2.0-1");
        impossible("handle", "no slash", "/6");
        impossible("arxiv", "arXiv:");
        impossible("eid", " ");
    }

    @Property
    void the_written_form_is_written_as_itself(@ForAll("types") String type, @ForAll("texts") String text) {
        Identifiers.normal(type, text)
                .ifPresent(once ->
                        assertThat(Identifiers.normal(type, once)).as(type).contains(once));
    }

    @Property
    void one_wrong_digit_of_an_isbn_is_found(
            @ForAll @LongRange(min = 0, max = 999_999_999) long number,
            @ForAll @IntRange(max = 8) int place,
            @ForAll @IntRange(min = 1, max = 9) int error) {
        String nine = String.format(Locale.ROOT, "%09d", number);
        String right = "0123456789X"
                .chars()
                .mapToObj(digit -> nine + (char) digit)
                .filter(isbn -> Identifiers.normal("isbn", isbn).isPresent())
                .findFirst()
                .orElseThrow();
        char wrong = (char) ('0' + (right.charAt(place) - '0' + error) % 10);

        impossible("isbn", right.substring(0, place) + wrong + right.substring(place + 1));
    }

    @Example
    void several_in_one_field_are_told_apart() {
        several("doi", ";10.5555/1; 10.5555/2;", "10.5555/1", "10.5555/2");
        several("doi", "10.5555/a;b|https://doi.org/10.5555/2", "10.5555/a;b", "https://doi.org/10.5555/2");
        several("issn", "0317-8471 1050-124X", "0317-8471", "1050-124X");
        several("isbn", "978 3 16 148410 0", "978 3 16 148410 0");
        several("isbn", "978 3 16 148410 0; 080442957X;", "978 3 16 148410 0", "080442957X");
        several("pmid", "1, 2", "1", "2");
        several("eid", "one;two", "one", "two");
        several("doi", " ; ");
    }

    @Property
    void an_orcid_id_is_read_however_it_is_written(@ForAll @LongRange(max = OrcidId.LIMIT - 1) long number) {
        OrcidId id = new OrcidId(number);
        String text = id.toString();

        assertThat(List.of(
                        text,
                        "https://orcid.org/" + text,
                        "orcid.org/" + text,
                        "ORCID: " + text.toLowerCase(Locale.ROOT),
                        " " + text.replace("-", "") + " ",
                        text.replace('-', '\u2010')))
                .allSatisfy(form -> assertThat(Identifiers.orcid(form)).contains(id));
    }

    @Example
    void what_is_no_orcid_id_is_not_made_one() {
        assertThat(Identifiers.orcid("0000-0002-1825-0098")).isEmpty();
        assertThat(Identifiers.orcid("0000-0002-1825")).isEmpty();
        assertThat(Identifiers.orcid("")).isEmpty();
    }

    @Example
    void a_huge_text_is_answered_at_once() {
        String spaces = "pmid" + " ".repeat(200_000) + "x";
        assertThatNoException().isThrownBy(() -> TYPES.forEach(type -> Identifiers.normal(type, spaces)));
        assertThat(Identifiers.normal("pmid", spaces)).isEmpty();
        assertThat(Identifiers.normal("pmc", "PMCID" + spaces)).isEmpty();
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(TYPES);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "doi:",
                        "https://doi.org/",
                        "hdl:",
                        "arXiv:",
                        "PMC",
                        "pmid ",
                        "issn ",
                        "10.5555/",
                        "1234567",
                        "0317-8471",
                        "9783161484100",
                        "/",
                        " ",
                        "-",
                        "x")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    private static void written(String type, String given, String expected) {
        assertThat(Identifiers.normal(type, given)).as(given).contains(expected);
    }

    private static void impossible(String type, String... values) {
        assertThat(values)
                .allSatisfy(value -> assertThat(Identifiers.normal(type, value)).isEmpty());
    }

    private static void several(String type, String text, String... expected) {
        assertThat(Identifiers.several(type, text)).containsExactly(expected);
    }
}

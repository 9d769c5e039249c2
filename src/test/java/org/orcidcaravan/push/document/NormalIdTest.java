package org.orcidcaravan.push.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalIdTest {
    private static final List<String> DOI_ADDRESSES =
            List.of("https://doi.org/", "http://dx.doi.org/", "HTTPS://www.DOI.org/", "doi.org/", "doi:", "DOI: ", " ");

    @ParameterizedTest
    @CsvSource({
        "doi, https://doi.org/10.5555/AB/, doi, 10.5555/ab",
        "Handle, hdl:123/ABC, handle, 123/abc",
        "handle, https://hdl.handle.net/123/abc, handle, 123/abc",
        "arxiv, arXiv:2101.00001v2, arxiv, 2101.00001v2",
        "arxiv, https://www.arxiv.org/abs/math/0309136, arxiv, math/0309136",
        "pmid, https://pubmed.ncbi.nlm.nih.gov/123/, pmid, 123",
        "pmid, PMID: 123, pmid, 123",
        "pmc, 123, pmc, PMC123",
        "pmc, pmc123, pmc, PMC123",
        "pmc, https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/, pmc, PMC123",
        "isbn, 978-0-00 000000–2, isbn, 9780000000002",
        "issn, 1234-567x, issn, 1234567X",
        "isbn, 978\u00a00000000002, isbn, 9780000000002",
        "source-work-id, '  a  B ', source-work-id, a B",
        "source-work-id, \u00a0a\u2003B, source-work-id, a B",
        "uri, https://Nowhere.example/, uri, https://Nowhere.example/",
    })
    void an_identifier_has_one_form(String type, String value, String normalType, String normal) {
        assertThat(NormalId.of(type, value)).isEqualTo(new NormalId(normalType, normal));
    }

    @ParameterizedTest
    @CsvSource({"source-work-id, a, A", "doi, 10.5555/a-b, 10.5555/ab", "isbn, 9780000000002, 9780000000003"})
    void different_identifiers_stay_different(String type, String one, String other) {
        assertThat(NormalId.of(type, one)).isNotEqualTo(NormalId.of(type, other));
    }

    @Property(tries = 200)
    void a_doi_is_the_same_in_every_spelling(
            @ForAll @NumericChars @NotBlank String prefix, @ForAll @AlphaChars @NumericChars @NotBlank String suffix) {
        String doi = "10." + prefix + "/" + suffix;

        assertThat(DOI_ADDRESSES)
                .allSatisfy(
                        address -> assertThat(NormalId.of("doi", address + doi)).isEqualTo(NormalId.of("DOI", doi)));
    }

    @Property(tries = 200)
    void the_normal_form_of_a_normal_form_is_itself(@ForAll String value) {
        assertThat(List.of("isbn", "issn", "source-work-id", "other-id")).allSatisfy(type -> {
            NormalId once = NormalId.of(type, value);
            assertThat(NormalId.of(once.type(), once.value())).isEqualTo(once);
        });
    }
}

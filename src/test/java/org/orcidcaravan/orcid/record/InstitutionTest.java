package org.orcidcaravan.orcid.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An institution is known by its identifiers, however they are written. */
class InstitutionTest {
    private static final Institution OURS = Institution.of(
            Map.of(
                    OrganizationIdentifier.ROR, List.of("https://ror.org/00x0x0x00", "00y0y0y00"),
                    OrganizationIdentifier.GRID, List.of("grid.1234.5"),
                    OrganizationIdentifier.RINGGOLD, List.of("28334"),
                    OrganizationIdentifier.FUNDREF, List.of("https://doi.org/10.13039/501100001234")),
            List.of("Example.org", "@other.example"));

    @ParameterizedTest
    @CsvSource({
        "ROR, https://ror.org/00x0x0x00, true",
        "ror, http://ror.org/00X0X0X00/, true",
        "ROR, 00y0y0y00, true",
        "ROR, ror.org/00y0y0y00, true",
        "ROR, https://ror.org/00z0z0z00, false",
        "ROR, https://evil.example/00x0x0x00, false",
        "GRID, grid.1234.5, true",
        "GRID, https://www.grid.ac/institutes/grid.1234.5, true",
        "GRID, grid.1234.55, false",
        "RINGGOLD, 28334, true",
        "RINGGOLD, 028334, true",
        "RINGGOLD, 2833, false",
        "FUNDREF, http://dx.doi.org/10.13039/501100001234, true",
        "FUNDREF, doi:10.13039/501100001234, true",
        "FUNDREF, 501100001234, true",
        "FUNDREF, 10.5555/501100001234, false",
        "GRID, https://ror.org/00x0x0x00, false",
        "RINGGOLD, 501100001234, false",
        "LEI, 28334, false",
        ", 28334, false",
        "ROR, , false"
    })
    void an_employer_is_compared_by_kind_and_identifier(String source, String identifier, boolean ours) {
        assertThat(OURS.names(new Employer("Example Institute", source, identifier)))
                .isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, true",
        "physics.example.org, true",
        "other.example, true",
        "notexample.org, false",
        "example.org.evil.example, false",
        "org, false"
    })
    void a_domain_covers_those_below_it(String domain, boolean ours) {
        assertThat(OURS.names(new CurrentEmployers(List.of(), Set.of(domain)))).isEqualTo(ours);
    }

    @Test
    void one_of_several_employers_is_enough() {
        Employer ours = new Employer("", "GRID", "grid.1234.5");
        Employer theirs = new Employer("", "GRID", "grid.1234.6");

        assertThat(OURS.names(new CurrentEmployers(List.of(theirs, ours), Set.of())))
                .isTrue();
        assertThat(OURS.names(new CurrentEmployers(List.of(theirs), Set.of()))).isFalse();
        assertThat(OURS.names(CurrentEmployers.NONE)).isFalse();
    }

    @Test
    void without_anything_to_know_it_by_it_is_empty() {
        assertThat(Institution.of(Map.of(OrganizationIdentifier.ROR, List.of()), List.of())
                        .isEmpty())
                .isTrue();
        assertThat(Institution.of(Map.of(), List.of("example.org")).isEmpty()).isFalse();
        assertThat(OURS.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ROR, https://ror.org/00x0x0x0, https://ror.org/",
        "GRID, 1234.5, grid.1234.5",
        "RINGGOLD, twelve, 12345",
        "FUNDREF, 10.5555/1234, 10.13039/"
    })
    void a_wrong_identifier_is_refused_with_the_right_form(OrganizationIdentifier kind, String text, String form) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Institution.of(Map.of(kind, List.of(text)), List.of()))
                .withMessageContaining(text)
                .withMessageContaining(form);
    }

    @Test
    void a_wrong_domain_is_refused() {
        for (String text : List.of("example", "ada@example.org", "", "a b.example", ".example.org")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> Institution.of(Map.of(), List.of(text)))
                    .withMessageContaining("example.org");
        }
    }
}

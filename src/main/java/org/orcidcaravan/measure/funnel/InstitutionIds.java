package org.orcidcaravan.measure.funnel;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.orcid.record.Institution;
import org.orcidcaravan.orcid.record.OrganizationIdentifier;

/** By what records name the institution: {@code caravan.institution.ids.*}; explained in application.properties. */
@ConfigMapping(prefix = "caravan.institution.ids")
public interface InstitutionIds {
    /** As {@code https://ror.org/00x0x0x00}, or without what is before the last slash. */
    Optional<List<String>> ror();

    /** As {@code grid.1234.5}. */
    Optional<List<String>> grid();

    /** Ringgold's numbers. */
    Optional<List<String>> ringgold();

    /** As {@code 10.13039/500000000000}, as an address of doi.org, or the number alone. */
    Optional<List<String>> fundref();

    /** Domains of e-mail addresses. */
    Optional<List<String>> domains();

    /**
     * The institution by all of them.
     *
     * @throws IllegalArgumentException when one is not of its form
     */
    default Institution institution() {
        return Institution.of(
                Map.of(
                        OrganizationIdentifier.ROR,
                        ror().orElse(List.of()),
                        OrganizationIdentifier.GRID,
                        grid().orElse(List.of()),
                        OrganizationIdentifier.RINGGOLD,
                        ringgold().orElse(List.of()),
                        OrganizationIdentifier.FUNDREF,
                        fundref().orElse(List.of())),
                domains().orElse(List.of()));
    }
}

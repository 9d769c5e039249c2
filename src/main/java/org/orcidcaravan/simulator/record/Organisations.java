package org.orcidcaravan.simulator.record;

import java.util.List;
import org.orcid.ns.common.DisambiguatedOrganization;
import org.orcid.ns.common.Organization;
import org.orcid.ns.common.OrganizationAddress;

/** Invented institutions. Their ROR ids hold an {@code i} and a {@code u}, which real ones never do. */
final class Organisations {
    private static final List<String> FORMS = List.of(
            "University of %s", "%s Institute of Technology", "National Library of %s", "%s Research Foundation");
    private static final List<String> COUNTRIES =
            List.of("AT", "BR", "CA", "CH", "DE", "FI", "IN", "JP", "KE", "NZ", "PT");

    private Organisations() {}

    static Organization one(Subject subject) {
        Vocabulary words = subject.words();
        String place = words.place();
        OrganizationAddress address = new OrganizationAddress();
        address.setCity(place);
        address.setCountry(words.pick(COUNTRIES));
        DisambiguatedOrganization disambiguated = new DisambiguatedOrganization();
        disambiguated.setDisambiguatedOrganizationIdentifier(
                "https://ror.org/0simu%02d%02d".formatted(place.length(), Math.floorMod(place.hashCode(), 100)));
        disambiguated.setDisambiguationSource("ROR");
        Organization organisation = new Organization();
        organisation.setName(words.pick(FORMS).formatted(place));
        organisation.setAddress(address);
        organisation.setDisambiguatedOrganization(disambiguated);
        return organisation;
    }
}

package org.orcidcaravan.simulator.registry.rule;

import java.util.Optional;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.xml.Element;

/** What organisations must say of themselves; it depends on the section. */
final class Organisations {
    private Organisations() {}

    /** Required, and known by an identifier of one of the lists that ORCID takes. */
    static void checkIdentified(Optional<Element> organisation) {
        Element known = organisation.orElseThrow(() -> Refusal.of(ErrorCode.ORGANIZATION_REQUIRED));
        checkIdentifier(known.child("disambiguated-organization")
                .orElseThrow(() -> Refusal.of(ErrorCode.ORGANIZATION_NOT_IDENTIFIED)));
    }

    /** Education and employment say where; the others may leave out where, and the identifier if they have another. */
    static void checkAffiliation(Section section, Element item) {
        Element organisation =
                item.child("organization").orElseThrow(() -> Refusal.of(ErrorCode.ORGANIZATION_REQUIRED));
        String city = organisation.text("address", "city");
        String region = organisation.text("address", "region");
        String country = organisation.text("address", "country");
        if (section == Section.EDUCATION || section == Section.EMPLOYMENT) {
            checkIdentified(Optional.of(organisation));
            if (city.isEmpty() || country.isEmpty()) {
                throw Refusal.of(ErrorCode.ADDRESS_REQUIRED);
            }
        } else {
            Optional<Element> identifier = organisation.child("disambiguated-organization");
            if (identifier.isEmpty() && item.all("external-ids", "external-id").isEmpty()) {
                throw Refusal.of(ErrorCode.ORGANIZATION_OR_ID_REQUIRED);
            }
            identifier.ifPresent(Organisations::checkIdentifier);
            if (country.isEmpty() && !(city.isEmpty() && region.isEmpty())) {
                throw Refusal.of(ErrorCode.COUNTRY_REQUIRED);
            }
        }
        checkCountry(country);
    }

    private static void checkIdentifier(Element identifier) {
        if (identifier.text("disambiguated-organization-identifier").isEmpty()
                || !Vocabulary.ORGANISATION_SOURCES.contains(identifier.text("disambiguation-source"))) {
            throw Refusal.of(ErrorCode.ORGANIZATION_NOT_IDENTIFIED);
        }
    }

    private static void checkCountry(String country) {
        if (!country.isEmpty() && !Vocabulary.COUNTRIES.contains(country)) {
            throw Refusal.of(ErrorCode.ENUM_VALUE_INVALID, "Invalid country " + country);
        }
    }
}

package org.orcidcaravan.orcid.check;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Organization;

/**
 * Affiliations (common-3.0.xsd; error-codes 9045, 9060, 9061, 9062): an education or employment needs an identified
 * organisation with its place, the other five an identified organisation or an identifier of their own.
 */
final class AffiliationRules {
    private final Complaints complaints;

    AffiliationRules(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(Affiliation affiliation) {
        OrganizationRules rules = new OrganizationRules(complaints);
        Organization organization = affiliation.organization();
        Section section = affiliation.section();
        if (section == Section.EDUCATION || section == Section.EMPLOYMENT) {
            rules.identified("organisation", organization);
            place(organization);
        } else if (rules.present("organisation", organization) && organization != null) {
            if (!OrganizationRules.isIdentified(organization)
                    && affiliation.externalIds().isEmpty()) {
                complaints.add(
                        "organization.identifier-required",
                        "Neither the organisation " + Complaints.quoted(organization.name())
                                + " nor the " + section.text().replace('-', ' ')
                                + " has an identifier: add the organisation's ROR, or an identifier of the "
                                + section.text().replace('-', ' ') + ".");
            }
            country(organization);
        }
        complaints.atMost("department", "department", affiliation.department(), Lengths.LONG_TEXT);
        complaints.atMost("role", "role", affiliation.role(), Lengths.LONG_TEXT);
        new DateRules(complaints).period(affiliation.start(), affiliation.end());
        complaints.url("address", affiliation.url());
        ExternalIdRules ids = new ExternalIdRules(complaints);
        for (ExternalId id : affiliation.externalIds()) {
            ids.check(id);
        }
    }

    private void place(@Nullable Organization organization) {
        if (organization == null) {
            return;
        }
        if (isBlank(organization.city())) {
            complaints.add(
                    "organization.city-required",
                    "The organisation " + Complaints.quoted(organization.name()) + " has no city: add it.");
        }
        if (isBlank(organization.country())) {
            complaints.add(
                    "organization.country-required",
                    "The organisation " + Complaints.quoted(organization.name())
                            + " has no country: add its two letters, such as CH.");
        }
    }

    private void country(Organization organization) {
        boolean placed = !isBlank(organization.city()) || !isBlank(organization.region());
        if (placed && isBlank(organization.country())) {
            complaints.add(
                    "organization.country-required",
                    "The organisation " + Complaints.quoted(organization.name())
                            + " has a city or region but no country: add the country's two letters, such as CH.");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

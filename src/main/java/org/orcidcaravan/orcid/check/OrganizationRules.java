package org.orcidcaravan.orcid.check;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.vocabulary.Terms;

/** Organisations (error-codes 9045, 9046). */
final class OrganizationRules {
    private final Complaints complaints;

    OrganizationRules(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The organisation must be there, and be identified. */
    void identified(String what, @Nullable Organization organization) {
        if (!present(what, organization) || organization == null) {
            return;
        }
        if (!isIdentified(organization)) {
            complaints.add(
                    "disambiguated-organization.required",
                    "The " + what + " " + Complaints.quoted(organization.name())
                            + " has no identifier: add the organisation's ROR, GRID, Ringgold, FundRef or LEI.");
        }
    }

    /** The organisation must be there, with a name; an identifier, if any, must be whole. */
    boolean present(String what, @Nullable Organization organization) {
        if (organization == null) {
            complaints.add("organization.required", "The " + what + " is missing: add its name and its identifier.");
            return false;
        }
        complaints.required("organization.name", "name of the " + what, organization.name(), Lengths.LONG_TEXT);
        complaints.atMost("organization.city", "city of the " + what, organization.city(), Lengths.LONG_TEXT);
        complaints.atMost("organization.region", "region of the " + what, organization.region(), Lengths.LONG_TEXT);
        complaints.country("country of the " + what, organization.country());
        identifier(what, organization.source(), organization.identifier());
        return true;
    }

    static boolean isIdentified(Organization organization) {
        return organization.identifier() != null && !organization.identifier().isBlank();
    }

    private void identifier(String what, @Nullable String source, @Nullable String identifier) {
        complaints.atMost("organization.identifier", "identifier of the " + what, identifier, Lengths.SHORT_TEXT);
        if (source == null && identifier != null) {
            complaints.add(
                    "disambiguation-source.required",
                    "It is not said who gave the " + what + " the identifier " + Complaints.quoted(identifier)
                            + ": add the source, such as ROR.");
        } else if (source != null && !Terms.ORGANIZATION_SOURCE.has(source)) {
            complaints.oneOf(
                    "disambiguation-source",
                    "source of the " + what + "'s identifier",
                    source,
                    Terms.ORGANIZATION_SOURCE);
        } else if (source != null && identifier == null) {
            complaints.add(
                    "disambiguated-organization.value-required",
                    "The " + what + " is said to be in " + source
                            + " but its identifier there is missing: add the identifier, or leave the source out.");
        }
    }
}

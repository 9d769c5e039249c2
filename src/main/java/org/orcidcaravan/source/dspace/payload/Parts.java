package org.orcidcaravan.source.dspace.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.common.CreditName;
import org.orcid.ns.common.DisambiguatedOrganization;
import org.orcid.ns.common.ExternalId;
import org.orcid.ns.common.ExternalIds;
import org.orcid.ns.common.FuzzyDate;
import org.orcid.ns.common.Organization;
import org.orcid.ns.common.OrganizationAddress;
import org.orcid.ns.common.Url;

/** The elements that DSpace's documents share; they say exactly what they are told. */
final class Parts {
    private Parts() {}

    static @Nullable Url url(@Nullable String address) {
        if (address == null) {
            return null;
        }
        Url url = new Url();
        url.setValue(address);
        return url;
    }

    static CreditName credit(String name) {
        CreditName credit = new CreditName();
        credit.setValue(name);
        return credit;
    }

    static @Nullable FuzzyDate date(org.orcidcaravan.orcid.item.@Nullable FuzzyDate given) {
        if (given == null) {
            return null;
        }
        FuzzyDate date = new FuzzyDate();
        FuzzyDate.Year year = new FuzzyDate.Year();
        year.setValue(given.year());
        date.setYear(year);
        if (given.month() != null) {
            FuzzyDate.Month month = new FuzzyDate.Month();
            month.setValue(given.month());
            date.setMonth(month);
        }
        if (given.day() != null) {
            FuzzyDate.Day day = new FuzzyDate.Day();
            day.setValue(given.day());
            date.setDay(day);
        }
        return date;
    }

    /** Null for none: ORCID takes an empty list for a mistake. */
    static @Nullable ExternalIds externalIds(List<org.orcidcaravan.orcid.item.ExternalId> given) {
        if (given.isEmpty()) {
            return null;
        }
        ExternalIds ids = new ExternalIds();
        given.forEach(one -> {
            ExternalId id = new ExternalId();
            id.setExternalIdType(one.type());
            id.setExternalIdValue(one.value());
            id.setExternalIdRelationship(one.relationship().text());
            ids.getExternalId().add(id);
        });
        return ids;
    }

    static @Nullable Organization organization(org.orcidcaravan.orcid.item.@Nullable Organization given) {
        if (given == null) {
            return null;
        }
        OrganizationAddress address = new OrganizationAddress();
        address.setCity(given.city());
        address.setCountry(given.country());
        Organization organization = new Organization();
        organization.setName(given.name());
        organization.setAddress(address);
        if (given.identifier() != null) {
            DisambiguatedOrganization known = new DisambiguatedOrganization();
            known.setDisambiguatedOrganizationIdentifier(given.identifier());
            known.setDisambiguationSource(given.source());
            organization.setDisambiguatedOrganization(known);
        }
        return organization;
    }
}

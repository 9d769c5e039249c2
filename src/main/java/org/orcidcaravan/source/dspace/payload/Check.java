package org.orcidcaravan.source.dspace.payload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.common.Amount;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Organization;

/** DSpace's own check before it sends, with its codes. A type is never missing: there is one for items without. */
final class Check {
    private static final int EARLIEST = 1900;

    private Check() {}

    static void work(@Nullable String title, @Nullable FuzzyDate date, List<ExternalId> ids) {
        List<String> codes = new ArrayList<>();
        common(codes, title, ids);
        if (date != null && date.year() < EARLIEST) {
            codes.add("publication.date-invalid");
        }
        refuse(codes);
    }

    static void funding(
            @Nullable String title,
            List<ExternalId> ids,
            @Nullable Organization organization,
            @Nullable Amount amount,
            List<String> sources) {
        List<String> codes = new ArrayList<>();
        common(codes, title, ids);
        if (organization == null) {
            codes.add("funder.required");
        } else {
            organization(codes, organization, sources);
        }
        if (amount != null && isBlank(amount.getCurrencyCode())) {
            codes.add("amount-currency.required");
        }
        refuse(codes);
    }

    private static void common(List<String> codes, @Nullable String title, List<ExternalId> ids) {
        if (isBlank(title)) {
            codes.add("title.required");
        }
        if (ids.isEmpty()) {
            codes.add("external-id.required");
        }
    }

    private static void organization(List<String> codes, Organization organization, List<String> sources) {
        if (isBlank(organization.name())) {
            codes.add("organization.name-required");
        }
        if (isBlank(organization.city())) {
            codes.add("organization.city-required");
        }
        if (organization.country() == null) {
            codes.add("organization.country-required");
        }
        if (organization.identifier() == null) {
            codes.add("disambiguated-organization.required");
        } else if (isBlank(organization.source())) {
            codes.add("disambiguation-source.required");
        } else if (!sources.contains(organization.source())) {
            codes.add("disambiguation-source.invalid");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void refuse(List<String> codes) {
        if (!codes.isEmpty()) {
            throw new Invalid(codes);
        }
    }
}

package org.orcidcaravan.source.dspace.payload;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.common.Amount;
import org.orcid.ns.funding.Contributor;
import org.orcid.ns.funding.ContributorAttributes;
import org.orcid.ns.funding.Contributors;
import org.orcid.ns.funding.Funding;
import org.orcid.ns.funding.FundingTitle;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.source.dspace.row.DspaceItem;
import org.orcidcaravan.source.dspace.row.MetadataValue;

/** A project as a funding, by DSpace's rules. */
final class FundingPayload {
    private static final Set<String> TYPES = Set.of("award", "contract", "grant", "salary-award");
    private static final String OTHERWISE = "contract";
    private static final Set<String> CURRENCIES =
            Currency.availableCurrencies().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    private final Mapping mapping;
    private final Target target;
    private final DspaceItem item;

    private FundingPayload(Mapping mapping, Target target, DspaceItem item) {
        this.mapping = mapping;
        this.target = target;
        this.item = item;
    }

    /** @param related items that one is related to by a relationship of a name */
    static Payload of(
            Mapping mapping, Target target, DspaceItem item, BiFunction<DspaceItem, String, List<DspaceItem>> related) {
        return new FundingPayload(mapping, target, item).payload(related);
    }

    private Payload payload(BiFunction<DspaceItem, String, List<DspaceItem>> related) {
        String title = text("title");
        List<ExternalId> ids = ids();
        Organization organization = organization(related);
        Amount amount = amount();
        FuzzyDate start = mapping.date(item, target, "start-date");
        FuzzyDate end = mapping.date(item, target, "end-date");
        Funding funding = new Funding();
        funding.setTitle(title(title));
        funding.setType(type());
        funding.setShortDescription(text("description"));
        funding.setAmount(amount);
        funding.setUrl(Parts.url(mapping.url(item)));
        funding.setStartDate(Parts.date(start));
        funding.setEndDate(Parts.date(end));
        funding.setExternalIds(Parts.externalIds(ids));
        funding.setContributors(contributors());
        funding.setOrganization(Parts.organization(organization));
        if (mapping.isChecked(Section.FUNDING)) {
            List<String> sources = mapping.config().list("orcid.validation.organization.identifier-sources");
            Check.funding(title, ids, organization, amount, sources);
        }
        return new Payload(
                Section.FUNDING,
                funding,
                new org.orcidcaravan.orcid.item.Funding(
                        title == null ? "" : title,
                        funding.getType(),
                        null,
                        null,
                        null,
                        null,
                        start,
                        end,
                        organization,
                        ids));
    }

    private static @Nullable FundingTitle title(@Nullable String text) {
        if (text == null) {
            return null;
        }
        FundingTitle title = new FundingTitle();
        title.setTitle(text);
        return title;
    }

    private @Nullable String text(String name) {
        return mapping.text(item, target, name);
    }

    private String type() {
        String given = text("type");
        String type = given == null ? OTHERWISE : mapping.converted(target, "type", given);
        return TYPES.contains(type) ? type : OTHERWISE;
    }

    private List<ExternalId> ids() {
        Map<String, String> fields = mapping.fields(target, "external-ids");
        return Mapping.values(item, fields.keySet()).stream()
                .map(value -> ExternalId.self(fields.getOrDefault(value.field(), ""), value.text()))
                .toList();
    }

    /** In DSpace by a relationship; in DSpace-CRIS by the authority of a field. */
    private @Nullable Organization organization(BiFunction<DspaceItem, String, List<DspaceItem>> related) {
        return mapping.field(target, "organization-relationship-type").stream()
                .flatMap(type -> related.apply(item, type).stream())
                .findFirst()
                .map(unit -> Organizations.of(mapping, unit))
                .orElse(null);
    }

    private @Nullable Amount amount() {
        String value = text("amount");
        String given = text("amount.currency");
        String currency = given == null ? null : mapping.converted(target, "amount.currency", given);
        if (value == null || currency == null || !CURRENCIES.contains(currency)) {
            return null;
        }
        Amount amount = new Amount();
        amount.setValue(value);
        amount.setCurrencyCode(currency);
        return amount;
    }

    private @Nullable Contributors contributors() {
        Map<String, String> fields = mapping.fields(target, "contributors");
        Contributors contributors = new Contributors();
        for (MetadataValue value : Mapping.values(item, fields.keySet())) {
            if (!value.isBlank()) {
                ContributorAttributes attributes = new ContributorAttributes();
                attributes.setContributorRole(fields.get(value.field()));
                Contributor contributor = new Contributor();
                contributor.setCreditName(Parts.credit(value.text()));
                contributor.setContributorAttributes(attributes);
                contributors.getContributor().add(contributor);
            }
        }
        return contributors.getContributor().isEmpty() ? null : contributors;
    }
}

package org.orcidcaravan.source.dspace.payload;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.common.Affiliation;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.source.dspace.row.DspaceItem;
import org.orcidcaravan.source.dspace.row.MetadataValue;

/**
 * A group of values of a profile in DSpace-CRIS as an employment, education or qualification: the organisation is the item that
 * the name's authority names. What an empty place holds there is no value.
 */
final class AffiliationPayload {
    private static final String EMPTY = "#PLACEHOLDER_PARENT_METADATA_VALUE#";

    private AffiliationPayload() {}

    static Payload of(
            Mapping mapping,
            Target target,
            DspaceItem profile,
            @Nullable String signature,
            Function<UUID, DspaceItem> items) {
        List<MetadataValue> values = Signature.find(profile, signature == null ? "" : signature);
        MetadataValue name = value(mapping, target, values, "name");
        if (name == null) {
            throw new Unmappable("No metadata values provided to create ORCID object of " + target);
        }
        MetadataValue role = value(mapping, target, values, "role");
        FuzzyDate start = mapping.date(value(mapping, target, values, "start-date"));
        FuzzyDate end = mapping.date(value(mapping, target, values, "end-date"));
        Organization organization = organization(mapping, name, items);
        Affiliation affiliation = new Affiliation();
        affiliation.setRoleTitle(role == null ? null : role.text());
        affiliation.setStartDate(Parts.date(start));
        affiliation.setEndDate(Parts.date(end));
        affiliation.setOrganization(Parts.organization(organization));
        return new Payload(
                target.section(),
                affiliation,
                new org.orcidcaravan.orcid.item.Affiliation(
                        target.section(),
                        organization,
                        null,
                        role == null ? null : role.text(),
                        start,
                        end,
                        null,
                        List.of()));
    }

    private static @Nullable MetadataValue value(
            Mapping mapping, Target target, List<MetadataValue> values, String name) {
        String field = mapping.field(target, name).orElse("");
        return values.stream()
                .filter(value -> value.field().equals(field)
                        && !value.isBlank()
                        && !value.text().equals(EMPTY))
                .findFirst()
                .orElse(null);
    }

    private static Organization organization(Mapping mapping, MetadataValue name, Function<UUID, DspaceItem> items) {
        UUID unit = uuid(name.authority());
        Organization known = unit == null
                ? new Organization("", null, null, null, null, null)
                : Organizations.of(mapping, items.apply(unit));
        return new Organization(
                known.name().isBlank() ? name.text() : known.name(),
                known.city(),
                null,
                known.country(),
                known.source(),
                known.identifier());
    }

    private static @Nullable UUID uuid(@Nullable String authority) {
        try {
            return authority == null ? null : UUID.fromString(authority);
        } catch (IllegalArgumentException e) {
            // Another kind of authority: nothing more is known of the organisation.
            return null;
        }
    }
}

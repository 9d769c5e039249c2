package org.orcidcaravan.source.dspace.payload;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.source.dspace.row.DspaceItem;
import org.orcidcaravan.source.dspace.row.MetadataValue;

/** An item of an organisation, as ORCID writes organisations. */
final class Organizations {
    private Organizations() {}

    static Organization of(Mapping mapping, DspaceItem unit) {
        Map<String, String> sources = mapping.config().fields("orcid.mapping.organization.identifiers");
        String source = null;
        String identifier = null;
        // Of several identifiers the first in the order of DSpace's hash map.
        for (Map.Entry<String, String> field : sources.entrySet()) {
            String value = first(unit, Optional.of(field.getKey()));
            if (value != null && identifier == null) {
                identifier = value;
                source = field.getValue();
            }
        }
        String name = first(unit, mapping.config().text("orcid.mapping.organization.title"));
        return new Organization(
                name == null ? "" : name,
                first(unit, mapping.config().text("orcid.mapping.organization.city")),
                null,
                mapping.country(first(unit, mapping.config().text("orcid.mapping.organization.country"))),
                source,
                identifier);
    }

    private static @Nullable String first(DspaceItem unit, Optional<String> field) {
        return unit.first(field).map(MetadataValue::text).orElse(null);
    }
}

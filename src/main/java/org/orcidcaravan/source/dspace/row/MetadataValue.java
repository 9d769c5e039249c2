package org.orcidcaravan.source.dspace.row;

import org.jspecify.annotations.Nullable;

/**
 * One value of an item's metadata.
 *
 * @param fieldId the field's number in the registry, which signatures are sorted by
 * @param field {@code schema.element.qualifier}
 * @param value null as DSpace may have it
 * @param place among the values of its field, from 0
 */
public record MetadataValue(
        int fieldId,
        String field,
        @Nullable String value,
        int place,
        @Nullable String authority) {
    /** Whether it says nothing. */
    public boolean isBlank() {
        return value == null || value.isBlank();
    }

    /** What it says; empty when it says nothing. */
    public String text() {
        return value == null ? "" : value;
    }
}

package org.orcidcaravan.source.dspace.row;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An item as DSpace reads it.
 *
 * @param handle the bare one: {@code 123456789/1}
 * @param stored what its table has, by field and place
 * @param values the same and what relationships add, by field and place
 */
public record DspaceItem(UUID id, @Nullable String handle, List<MetadataValue> stored, List<MetadataValue> values) {
    public DspaceItem {
        stored = List.copyOf(stored);
        values = List.copyOf(values);
    }

    /**
     * The values of a field.
     *
     * @param field {@code dc.title}, which has no qualifier, or {@code dc.contributor.*}, which has any
     */
    public List<MetadataValue> of(String field) {
        return values.stream().filter(named(field)).toList();
    }

    /** The first value of a field that says something. */
    public Optional<MetadataValue> first(Optional<String> field) {
        return field.flatMap(
                name -> of(name).stream().filter(value -> !value.isBlank()).findFirst());
    }

    private static Predicate<MetadataValue> named(String field) {
        if (!field.endsWith(".*")) {
            return value -> value.field().equals(field);
        }
        String stem = field.substring(0, field.length() - 2);
        return value -> value.field().equals(stem) || value.field().startsWith(stem + ".");
    }
}

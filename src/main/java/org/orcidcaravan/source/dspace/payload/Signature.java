package org.orcidcaravan.source.dspace.payload;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orcidcaravan.source.dspace.row.DspaceItem;
import org.orcidcaravan.source.dspace.row.MetadataValue;

/**
 * DSpace's signature of metadata, byte for byte: {@code schema.element.qualifier::value[::authority]}, by the field's number,
 * with {@code §§} between. It is taken apart at every {@code §}, so a value that has one is never found again.
 */
public final class Signature {
    private static final String BETWEEN = "§§";
    private static final String WITHIN = "::";

    private Signature() {}

    /** The signature of values. */
    public static String of(List<MetadataValue> values) {
        return values.stream()
                .sorted(Comparator.comparingInt(MetadataValue::fieldId))
                .map(Signature::part)
                .collect(Collectors.joining(BETWEEN));
    }

    /** The values that a signature is of, as far as the item has them. */
    public static List<MetadataValue> find(DspaceItem item, String signature) {
        return Arrays.stream(signature.split("§", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> first(item, part))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<MetadataValue> first(DspaceItem item, String part) {
        return item.stored().stream().filter(value -> part(value).equals(part)).findFirst();
    }

    private static String part(MetadataValue value) {
        String authority = value.authority();
        String text = value.field() + WITHIN + value.text();
        return authority == null || authority.isBlank() ? text : text + WITHIN + authority;
    }
}

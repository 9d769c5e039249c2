package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the schema lets stand at one place of a route file, in the canonical notation.
 *
 * @param type {@code object}, {@code array}, {@code string}, {@code boolean}, {@code number}, or null when any value may stand
 * @param shortText a string may stand for the whole object: the compact notation, which we refuse
 * @param properties the schema of each field; empty means that any field may stand
 * @param required fields that must be there
 * @param variants fields of which exactly one may be there, such as the languages of an expression
 * @param variantNeeded one of the variants must be there
 * @param shortFields languages that may stand without {@code expression:} around them: compact notation again
 * @param values the only texts allowed; empty means any
 * @param items the schema of an array's items
 */
record Shape(
        @Nullable String type,
        boolean shortText,
        Map<String, Map<?, ?>> properties,
        Set<String> required,
        Set<String> variants,
        boolean variantNeeded,
        Set<String> shortFields,
        List<String> values,
        @Nullable Map<?, ?> items) {

    static Shape of(RouteSchema schemas, Map<?, ?> schema) {
        Reading reading = new Reading(schemas);
        reading.read(schema);
        return reading.shape();
    }

    /** Gathers one shape from a schema and its alternatives. */
    private static final class Reading {
        private final RouteSchema schemas;
        private @Nullable String type;
        private boolean shortText;
        private final Map<String, Map<?, ?>> properties = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();
        private final Set<String> variants = new LinkedHashSet<>();
        private boolean variantNeeded;
        private final Set<String> shortFields = new HashSet<>();
        private final List<String> values = new ArrayList<>();
        private @Nullable Map<?, ?> items;

        Reading(RouteSchema schemas) {
            this.schemas = schemas;
        }

        void read(Map<?, ?> schema) {
            if (schema.get("type") instanceof String found) {
                type = found;
            }
            if (schema.get("properties") instanceof Map<?, ?> found) {
                found.forEach((name, property) -> properties.put(String.valueOf(name), (Map<?, ?>) property));
            }
            if (schema.get("items") instanceof Map<?, ?> found) {
                items = found;
            }
            texts(schema.get("required")).forEach(required::add);
            texts(schema.get("enum")).forEach(values::add);
            objects(schema.get("oneOf")).forEach(this::readNotation);
            for (Map<?, ?> alternatives : objects(schema.get("anyOf"))) {
                variantNeeded = true;
                objects(alternatives.get("oneOf")).forEach(this::readVariant);
            }
        }

        private void readNotation(Map<?, ?> notation) {
            if ("string".equals(notation.get("type"))) {
                shortText = true;
            } else {
                read(notation);
            }
        }

        private void readVariant(Map<?, ?> variant) {
            if (variant.containsKey("$ref")) {
                shortFields.addAll(schemas.shape(variant).variants());
            } else if (variant.containsKey("not")) {
                variantNeeded = false;
            } else {
                RouteSchema.object(variant, "properties").forEach((name, property) -> {
                    variants.add(String.valueOf(name));
                    properties.put(String.valueOf(name), (Map<?, ?>) property);
                });
            }
        }

        Shape shape() {
            return new Shape(
                    type, shortText, properties, required, variants, variantNeeded, shortFields, values, items);
        }

        private static List<String> texts(@Nullable Object list) {
            return list instanceof List<?> found
                    ? found.stream().map(String::valueOf).toList()
                    : List.of();
        }

        private static List<Map<?, ?>> objects(@Nullable Object list) {
            List<Map<?, ?>> found = new ArrayList<>();
            if (list instanceof List<?> items) {
                items.forEach(item -> found.add((Map<?, ?>) item));
            }
            return found;
        }
    }
}

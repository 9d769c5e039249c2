package org.orcidcaravan.routing.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.Jsoner;

/**
 * The schema of route files that Camel's YAML DSL ships ({@code schema/camelYamlDsl.json}), JSON Schema draft 4. It is
 * regular enough to be read into {@link Shape}s; RouteSchemaTest compares the outcome with a full validator.
 */
final class RouteSchema {
    private static final String RESOURCE = "schema/camelYamlDsl.json";
    private static final String REFERENCE = "#/items/definitions/";

    private final Map<?, ?> entry;
    private final Map<?, ?> definitions;
    private final Map<String, Shape> named = new ConcurrentHashMap<>();

    private RouteSchema(Map<?, ?> schema) {
        this.entry = object(schema, "items");
        this.definitions = object(entry, "definitions");
    }

    /** Reads the schema from Camel's jar. */
    static RouteSchema shipped() {
        try (InputStream in = RouteSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Failed to find '" + RESOURCE
                        + "' on the class path: add org.apache.camel:camel-yaml-dsl, which ships it.");
            }
            return new RouteSchema((Map<?, ?>) Jsoner.deserialize(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Failed to read '" + RESOURCE + "' from Camel's jar.", unreadable);
        } catch (DeserializationException broken) {
            throw new IllegalStateException("Failed to parse '" + RESOURCE + "' from Camel's jar.", broken);
        }
    }

    /** The shape of one kind of entry, such as {@code route}. */
    Shape entry(String kind) {
        return shape(object(object(entry, "properties"), kind));
    }

    /** The shape of a schema found in another shape. */
    Shape shape(Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String reference && !schema.containsKey("properties")) {
            String name = reference.substring(REFERENCE.length());
            Shape known = named.get(name);
            if (known == null) {
                known = Shape.of(this, object(definitions, name));
                named.put(name, known);
            }
            return known;
        }
        return Shape.of(this, schema);
    }

    static Map<?, ?> object(Map<?, ?> parent, String name) {
        return (Map<?, ?>)
                Objects.requireNonNull(parent.get(name), () -> "Camel's route schema lacks '" + name + "' here");
    }
}

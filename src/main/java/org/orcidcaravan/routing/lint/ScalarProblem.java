package org.orcidcaravan.routing.lint;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Why a value does not fit the type the schema gives it; a placeholder fits every type, as Camel resolves it first. */
final class ScalarProblem {
    private ScalarProblem() {}

    /** The rest of a sentence that begins with the field's name, empty when the value fits. */
    static Optional<String> of(Yaml value, Shape shape) {
        String text = value.text().orElse(null);
        if (text == null) {
            return Optional.of("must be a single value");
        }
        if (value.is(Tag.NULL)) {
            return Optional.of("is empty: give it a value or remove it");
        }
        if (text.contains("{{")) {
            return Optional.empty();
        }
        if (!shape.values().isEmpty() && !shape.values().contains(text)) {
            return Optional.of("must be one of " + String.join(", ", shape.values()) + ", not '" + text + "'");
        }
        return switch (String.valueOf(shape.type())) {
            case "boolean" -> unless(value.is(Tag.BOOL), "must be true or false, not '" + text + "'");
            case "number" ->
                unless(value.is(Tag.INT) || value.is(Tag.FLOAT), "must be a number without quotes, not '" + text + "'");
            // A lone ${body} is an environment variable to this parser; Camel reads it as text.
            case "string" ->
                unless(value.is(Tag.STR) || value.is(Tag.ENV_TAG), "must be text: put " + text + " in quotes");
            default -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean fits, String problem) {
        return fits ? Optional.empty() : Optional.of(problem);
    }
}

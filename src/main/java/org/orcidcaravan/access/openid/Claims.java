package org.orcidcaravan.access.openid;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody. A claim is named as it is, or by its path with {@code /} between, as
 * {@code realm_access/roles}.
 *
 * @param json as it was signed
 */
public record Claims(JsonObject json) {
    /** The issuer's own name for them, never given to anybody else: {@code sub}. */
    public String subject() {
        return text("sub").orElseThrow();
    }

    /** A claim that is a text or a number. */
    public Optional<String> text(String name) {
        JsonValue value = find(name);
        return value instanceof JsonArray ? Optional.empty() : plain(value);
    }

    /** A claim that is a text, or a list of texts; what else is in it is left out. */
    public List<String> texts(String name) {
        JsonValue value = find(name);
        return value instanceof JsonArray list
                ? list.stream().flatMap(item -> plain(item).stream()).toList()
                : plain(value).stream().toList();
    }

    /** Whether it is said at all. */
    boolean has(String name) {
        return find(name) != null;
    }

    private @Nullable JsonValue find(String name) {
        JsonValue whole = json.get(name);
        if (whole != null) {
            return whole;
        }
        JsonValue at = json;
        for (String step : name.split("/", -1)) {
            at = at instanceof JsonObject object ? object.get(step) : null;
        }
        return at;
    }

    private static Optional<String> plain(@Nullable JsonValue value) {
        return switch (value) {
            case JsonString text -> Optional.of(text.getString().strip()).filter(plain -> !plain.isEmpty());
            case JsonNumber number -> Optional.of(number.toString());
            case null, default -> Optional.empty();
        };
    }
}

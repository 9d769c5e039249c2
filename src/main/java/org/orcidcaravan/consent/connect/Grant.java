package org.orcidcaravan.consent.connect;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What ORCID gave for a code (RFC 6749, section 5.1, and ORCID's additions). This is the only place that an iD comes from.
 *
 * @param scopes as granted, separated by spaces: they may be fewer than asked for
 * @param seconds how long it is good for; null: ORCID did not say
 * @param idToken null: none came
 */
record Grant(
        OrcidId orcid,
        String scopes,
        Secret access,
        @Nullable Secret refresh,
        @Nullable Long seconds,
        @Nullable String idToken) {
    /** Empty when it is not what a token endpoint answers. */
    static Optional<Grant> read(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject answer = reader.readObject();
            Optional<OrcidId> orcid = text(answer, "orcid").flatMap(OrcidId::parse);
            Optional<String> access = text(answer, "access_token").filter(token -> !token.isBlank());
            if (orcid.isEmpty() || access.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Grant(
                    orcid.get(),
                    text(answer, "scope").orElse(""),
                    new Secret(access.get()),
                    text(answer, "refresh_token").map(Secret::new).orElse(null),
                    answer.get("expires_in") instanceof JsonNumber number ? number.longValue() : null,
                    text(answer, "id_token").orElse(null)));
        } catch (JsonException e) {
            // What it said may have a token in it, so it is not told.
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject answer, String name) {
        JsonValue value = answer.get(name);
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Grant[" + orcid + ", " + scopes + "]";
    }
}

package org.orcidcaravan.push;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;

/**
 * Which dead letters: those that fit all that is asked; null does not ask.
 *
 * @param person the institution's key, or the hyphenated iD
 * @param verdict as in docs/verdicts.md, in upper or lower case
 * @param since given up then or later
 * @param text a part of the label or of the source's key, in upper or lower case
 */
public record DeadLetterFilter(
        @Nullable String person,
        @Nullable String source,
        @Nullable Section section,
        @Nullable String verdict,
        @Nullable Integer errorCode,
        @Nullable Instant since,
        @Nullable String text) {
    /** All of them. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null, null, null, null);

    public DeadLetterFilter {
        person = person == null
                ? null
                : OrcidId.parse(person).map(OrcidId::toString).orElse(person);
    }

    /** For the audit: what is asked, and nothing else. */
    JsonObject json() {
        JsonObjectBuilder object = Json.createObjectBuilder();
        add(object, "person", person);
        add(object, "source", source);
        add(object, "section", section == null ? null : section.text());
        add(object, "verdict", verdict);
        if (errorCode != null) {
            object.add("errorCode", errorCode);
        }
        add(object, "since", since);
        add(object, "text", text);
        return object.build();
    }

    private static void add(JsonObjectBuilder object, String name, @Nullable Object value) {
        if (value != null) {
            object.add(name, value.toString());
        }
    }
}

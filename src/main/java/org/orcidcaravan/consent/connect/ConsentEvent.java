package org.orcidcaravan.consent.connect;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened between us and a researcher.
 *
 * @param person the id of the person's row; null of {@link Kind#ERASED} only
 * @param detail what figures and people may want to know of it; never a token
 * @param consentText the version of the text that the person agreed to; of {@link Kind#CONNECTED}
 */
public record ConsentEvent(
        @Nullable Long person,
        Kind kind,
        JsonObject detail,
        @Nullable String consentText) {
    /** What can happen. */
    public enum Kind {
        INVITED,
        OPENED,
        CONNECTED,
        DENIED,
        DISCONNECTED,
        REVOKED_AT_ORCID,
        OPTED_OUT,
        ERASED;

        /** As the table has it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no event of the kind " + text));
        }
    }

    /** One that nothing more is to be said of. */
    public static ConsentEvent of(long person, Kind kind) {
        return new ConsentEvent(person, kind, JsonObject.EMPTY_JSON_OBJECT, null);
    }
}

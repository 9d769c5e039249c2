package org.orcidcaravan.consent.register;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A researcher in the list.
 *
 * @param id the row
 * @param orcid hyphenated; null: not known
 * @param confirmed whether ORCID itself confirmed the iD
 */
public record Registered(
        long id,
        String personId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String unit,
        List<String> groups,
        @Nullable String orcid,
        boolean confirmed,
        State state) {
    /** How far somebody has come along. */
    public enum State {
        /** The institution has told us of them. */
        KNOWN,
        /** They were sent an invitation. */
        INVITED,
        /** They gave a permission that lets us write. */
        CONNECTED,
        /** They gave one that does not suffice, or that has expired. */
        PERMISSION_LACKING,
        /** They took it back, or ORCID refuses it. */
        REVOKED,
        /** They want no more mails. */
        OPTED_OUT;

        /** In the database and in the API: lower case with hyphens. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The state of this name. */
        public static Optional<State> named(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(state -> state.text().equals(text))
                    .findFirst();
        }
    }

    /**
     * Whom to find; null: anybody.
     *
     * @param words beginnings of words of the name, or a whole key, iD or mail address
     */
    public record Wanted(
            @Nullable String words,
            @Nullable String unit,
            @Nullable State state) {}

    /** A permission, without the token. */
    public record Held(
            String scopes,
            String state,
            @Nullable String reason,
            Instant since,
            @Nullable Instant expiresAt,
            @Nullable Instant checkedAt) {}
}

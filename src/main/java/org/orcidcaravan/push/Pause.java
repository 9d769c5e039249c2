package org.orcidcaravan.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.answer.PersonStop;

/**
 * Nothing is sent for a person for a while.
 *
 * @param reason the name of a {@link PersonStop}
 * @param length null: until a new permission comes, or an operator acts
 * @param primary the iD that took the place of a deprecated one; null: none did, or ORCID did not say which
 */
record Pause(
        PersonStop reason,
        String message,
        @Nullable Duration length,
        @Nullable OrcidId primary) {
    /** How often a record that takes nothing is tried again (faults.md row 52). */
    private static final Duration LOOK_AGAIN = Duration.ofDays(7);

    static Pause of(PersonStop reason, String message) {
        return of(reason, message, null);
    }

    static Pause of(PersonStop reason, String message, @Nullable OrcidId primary) {
        return switch (reason) {
            case CONSENT_NEEDED, DEPRECATED -> new Pause(reason, message, null, primary);
            case LOCKED, DEACTIVATED, UNCLAIMED, RECORD_NOT_FOUND, FULL ->
                new Pause(reason, message, LOOK_AGAIN, primary);
        };
    }

    /** The name in the database and in the API: lower case with hyphens. */
    String reasonText() {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

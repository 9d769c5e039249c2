package org.orcidcaravan.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * A task that was given up, as it stands.
 *
 * @param id its row
 * @param version counts replays and discards: an act names the one that was seen
 * @param state {@link TaskState#DEAD}, or what became of it since
 * @param person the id of the person's row
 * @param personId the institution's own key
 * @param orcid hyphenated; null: none is known
 * @param sourceId its key in the source
 * @param label what a person calls it
 * @param verdict as in docs/verdicts.md, or what else decided; null: nothing did yet
 * @param message plain words, free of secrets
 * @param changedAt when it got into this state
 */
public record DeadLetter(
        long id,
        int version,
        TaskState state,
        long person,
        String personId,
        @Nullable String orcid,
        String source,
        String sourceId,
        Section section,
        Operation operation,
        String label,
        @Nullable String verdict,
        @Nullable Integer errorCode,
        @Nullable Integer httpStatus,
        @Nullable String message,
        int attempts,
        Instant createdAt,
        Instant changedAt) {

    /** Where it stands in the list. */
    public Place place() {
        return new Place(changedAt, id);
    }

    /** A place in the list, which is ordered by time, the newest first. */
    public record Place(Instant at, long id) {}
}

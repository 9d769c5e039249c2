package org.orcidcaravan.push;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * A task for whoever looks.
 *
 * @param personId the institution's own key
 * @param orcid hyphenated; null: none is known
 * @param name of the person; null: not known
 * @param sourceId its key in the source
 * @param label what a person calls it
 * @param verdict as in docs/verdicts.md, or what else decided; null: nothing did yet
 * @param message plain words, free of secrets
 * @param attempts sendings that counted
 * @param putCode of its item in the record; null: not there, as far as we know
 * @param changedAt when it got into this state
 * @param nextAt when it is looked at next; null: not by itself, or not known
 * @param pauseReason why nothing is sent for the person, in lower case with hyphens; null: nothing keeps them
 * @param suppressed why its item is never to be sent; null: it may be
 * @param removed whether the researcher deleted its item in the record
 */
public record FoundTask(
        long id,
        String personId,
        @Nullable String orcid,
        @Nullable String name,
        String source,
        String sourceId,
        Section section,
        Operation operation,
        String label,
        TaskState state,
        @Nullable String verdict,
        @Nullable Integer errorCode,
        @Nullable Integer httpStatus,
        @Nullable String message,
        int attempts,
        @Nullable Long putCode,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant nextAt,
        @Nullable String pauseReason,
        @Nullable String suppressed,
        boolean removed) {

    /**
     * What a search found.
     *
     * @param partial whether more items fit the words than are looked at, so that some of what fits may be missing
     */
    public record Page(List<FoundTask> tasks, boolean partial) {
        public Page {
            tasks = List.copyOf(tasks);
        }
    }

    /** With every request that told of it, the first first. */
    public record Opened(FoundTask task, List<Attempt> attempts) {
        public Opened {
            attempts = List.copyOf(attempts);
        }
    }
}

package org.orcidcaravan.sync.pass;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the history.
 *
 * @param kind {@code full} or {@code changes}
 * @param dataClasses separated by commas
 * @param finishedAt null while it runs, or when it was killed
 * @param state {@code running}, {@code complete}, {@code incomplete}, or {@code broken-off} when its process ended before it
 * @param problem sentences for an operator, one a line; null when all went well
 */
public record PassEntry(
        long id,
        int mirror,
        String path,
        String kind,
        String dataClasses,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String state,
        long listed,
        long fetched,
        long bytes,
        long adopted,
        long removed,
        long failed,
        @Nullable String problem) {}

package org.orcidcaravan.sync.pass;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object that could not be fetched.
 *
 * @param changedAt when the change list says it changed; null when a full pass asked for it
 */
public record FailedEntry(
        int mirror,
        String dataClass,
        String key,
        int attempts,
        String problem,
        @Nullable Instant changedAt,
        Instant firstFailedAt,
        Instant lastFailedAt,
        Instant nextAttemptAt) {}

package org.orcidcaravan.push;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that told of a task.
 *
 * @param method as in the verdict table
 * @param verdict as in docs/verdicts.md, or what else decided
 * @param message plain words, free of secrets
 * @param correlation the same in the log
 */
public record Attempt(
        Instant beganAt,
        Duration took,
        String method,
        String verdict,
        @Nullable Integer httpStatus,
        @Nullable Integer errorCode,
        @Nullable Long putCode,
        @Nullable String message,
        String correlation) {}

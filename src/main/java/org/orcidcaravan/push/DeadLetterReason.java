package org.orcidcaravan.push;

import org.jspecify.annotations.Nullable;

/**
 * A reason for which tasks were given up.
 *
 * @param verdict as in docs/verdicts.md, or what else decided; null: nothing did
 * @param message of one of them
 * @param number how many
 */
public record DeadLetterReason(
        @Nullable String verdict,
        @Nullable Integer errorCode,
        @Nullable Integer httpStatus,
        @Nullable String message,
        long number) {}

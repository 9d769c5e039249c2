package org.orcidcaravan.access.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which acts; null: whichever.
 *
 * @param subject as {@code task:17}; with {@code *} at its end, all that begin so
 * @param actor as {@code console:kim}, or with {@code *}
 * @param action as {@code dead-letter.replay}, or with {@code *}
 * @param since not before
 */
public record AuditFilter(
        @Nullable String subject,
        @Nullable String actor,
        @Nullable String action,
        @Nullable Instant since) {
    /** All acts. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null);
}

package org.orcidcaravan.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a program's token; never the token itself.
 *
 * @param name what an operator calls the program; of the tokens that are valid, no two have one
 * @param lastUsedAt to the minute; null: never
 * @param revokedAt null: it is valid
 */
public record ApiToken(
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}

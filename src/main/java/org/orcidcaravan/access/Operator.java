package org.orcidcaravan.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who operates this installation by its pages.
 *
 * @param id of the row
 * @param login lower case
 * @param provided signs in with the institution's OpenID provider, which also says the role
 * @param lastSignInAt null: never
 */
public record Operator(
        long id,
        String login,
        String name,
        Role role,
        boolean provided,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        Barred barred) {
    /**
     * Why somebody cannot sign in.
     *
     * @param failures in a row
     * @param pausedUntil after too many of them; null, or past: not
     * @param lockedAt by an admin; null: not
     */
    public record Barred(
            int failures,
            @Nullable Instant pausedUntil,
            @Nullable Instant lockedAt) {}
}

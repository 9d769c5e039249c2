package org.orcidcaravan.access;

import org.jspecify.annotations.Nullable;

/**
 * What is to be another way; null: as it is.
 *
 * @param locked whether they may not sign in; false also ends a pause after failures
 */
public record OperatorChange(
        @Nullable String name,
        @Nullable Role role,
        @Nullable String password,
        @Nullable Boolean locked) {
    /** Another password only. */
    public static OperatorChange password(String password) {
        return new OperatorChange(null, null, password, null);
    }

    /** Locked or not, only. */
    public static OperatorChange locked(boolean locked) {
        return new OperatorChange(null, null, null, locked);
    }

    /** Whether whoever is signed in has to sign in again: with another role comes another session. */
    boolean endsSessions() {
        return role != null || password != null || Boolean.TRUE.equals(locked);
    }
}

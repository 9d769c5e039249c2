package org.orcidcaravan.access;

import java.time.Instant;

/**
 * An operator with a session.
 *
 * @param session the id of its row
 * @param expiresAt whatever they do
 */
public record SignedIn(long session, long operator, String login, String name, Role role, Instant expiresAt) {
    /** For the audit. */
    public String actor() {
        return "console:" + login;
    }
}

package org.orcidcaravan.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What may be shown of a token.
 *
 * @param state as in the table: valid, rejected, revoked, superseded
 * @param expiry by the database's clock
 */
public record HeldToken(
        long id,
        String personId,
        OrcidId orcid,
        String scopes,
        String state,
        @Nullable String stateReason,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant checkedAt,
        Expiry expiry) {
    /** How near the end is. */
    public enum Expiry {
        EXPIRED,
        /** Within 30 days. */
        SOON,
        LATER,
        /** ORCID did not say, or the file did not. */
        UNKNOWN
    }

    /** Whether it would still be used, but has ended or ends within 30 days. */
    public boolean needsRenewal() {
        return state.equals("valid") && (expiry == Expiry.EXPIRED || expiry == Expiry.SOON);
    }
}

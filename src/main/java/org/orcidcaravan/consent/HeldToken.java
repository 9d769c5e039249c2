package org.orcidcaravan.consent;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;

/**
 * What may be shown of a token.
 *
 * @param state as in the table: valid, rejected, revoked, superseded
 * @param expiry by the database's clock
 * @param current whether the person still has the iD
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
        Expiry expiry,
        boolean current) {
    /** How near the end is. */
    public enum Expiry {
        EXPIRED,
        /** Within 30 days. */
        SOON,
        LATER,
        /** ORCID did not say, or the file did not. */
        UNKNOWN
    }

    /** Whether it is used now. */
    public boolean usable() {
        return state.equals("valid") && current && expiry != Expiry.EXPIRED;
    }

    /** Those of the scopes that it does not contain. */
    public Set<Scope> lacking(Set<Scope> needed) {
        Set<Scope> lacking = EnumSet.noneOf(Scope.class);
        lacking.addAll(needed);
        lacking.removeAll(Scope.granted(scopes));
        return lacking;
    }
}

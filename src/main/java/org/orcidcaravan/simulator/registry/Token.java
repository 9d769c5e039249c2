package org.orcidcaravan.simulator.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** A permission that was given, with its two texts. It can be taken back once. */
final class Token {
    private final String access;
    private final String refresh;
    private final Client client;
    private final @Nullable OrcidId orcid;
    private final Set<String> scopes;
    private final Instant expires;
    private volatile @Nullable Revocation revocation;

    /** @param orcid whose record it is about; null for one that is about no record */
    Token(String access, String refresh, Client client, @Nullable OrcidId orcid, Terms terms) {
        this.access = access;
        this.refresh = refresh;
        this.client = client;
        this.orcid = orcid;
        this.scopes = Set.copyOf(terms.scopes());
        this.expires = terms.expires();
    }

    /** What is permitted until when. */
    record Terms(Set<String> scopes, Instant expires) {}

    String access() {
        return access;
    }

    String refresh() {
        return refresh;
    }

    Client client() {
        return client;
    }

    Optional<OrcidId> orcid() {
        return Optional.ofNullable(orcid);
    }

    Set<String> scopes() {
        return scopes;
    }

    Instant expires() {
        return expires;
    }

    Optional<Revocation> revocation() {
        return Optional.ofNullable(revocation);
    }

    /** The first reason counts. */
    synchronized void revoke(Revocation reason) {
        if (revocation == null) {
            revocation = reason;
        }
    }

    /** Why a token is worth nothing any more. */
    enum Revocation {
        USER_REVOKED,
        CLIENT_REVOKED,
        AUTH_CODE_REUSED
    }
}

package org.orcidcaravan.consent;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.orcid.Scope;

/** By what permission a person's record may be read or written, and what became of it. */
@Named("permissions")
@Unremovable
@Singleton
public class Permissions {
    private static final int LONGEST_REASON = 500;

    private final TokenStore tokens;

    public Permissions(TokenStore tokens) {
        this.tokens = tokens;
    }

    /**
     * The newest valid, unexpired permission of this person that contains the scope; it is for the iD that the person
     * has now. The database's clock decides.
     *
     * @param person the id of the person's row
     * @throws ConsentTrouble when PostgreSQL does not answer
     */
    public Optional<Permission> find(long person, Scope scope) {
        return tokens.usable(person).stream()
                .filter(permission -> permission.scopes().contains(scope))
                .findFirst();
    }

    /**
     * What may be used to remove something of ours: one that is good, or else the newest that somebody who is leaving gave
     * up, or that ORCID has rejected. A token that the researcher took back at ORCID still deletes, and nothing else
     * (orcid-api.md 3.4).
     *
     * @param only those that ORCID still takes for everything, as for a look before something is removed
     * @throws ConsentTrouble when PostgreSQL does not answer
     */
    public Optional<Permission> findToRemove(long person, Scope scope, boolean only) {
        return find(person, scope)
                .or(() -> tokens.ended(person, only).stream()
                        .filter(permission -> permission.scopes().contains(scope))
                        .findFirst());
    }

    /**
     * The value of the {@code Authorization} header (RFC 6750, section 2.1). This is the only place where a token is
     * decrypted for use: keep it no longer than the call.
     *
     * @throws PermissionGone when the permission is not valid any more
     * @throws KeyUnusable when the vault's key cannot be used
     */
    public String bearer(Permission permission) {
        return "Bearer "
                + tokens.access(permission.token(), permission.lastWish())
                        .orElseThrow(() -> new PermissionGone(permission))
                        .value();
    }

    /**
     * ORCID did not take the token: it is not used again.
     *
     * @param reason what ORCID said, for operators; the token in it, which ORCID quotes, is masked
     */
    public void rejected(long token, String reason) {
        tokens.reject(token, masked(token, reason));
    }

    private String masked(long token, String reason) {
        String safe;
        try {
            safe = tokens.access(token, true)
                    .map(secret -> secret.maskedIn(reason))
                    .orElse("refused");
        } catch (KeyUnusable unknown) {
            // What cannot be masked is not kept.
            safe = "refused";
        }
        String line = safe.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }

    /** A call with the token succeeded: so it works, and the iD is the person's own (design 4.10). */
    public void proved(long token) {
        tokens.prove(token);
    }
}

package org.orcidcaravan.consent;

import java.util.Set;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;

/**
 * What ORCID allows us to do with one record, by one token; the token itself is not in here.
 *
 * @param token the id of its row
 * @param person the id of the person's row
 * @param orcid the record that may be read or written
 * @param scopes what is allowed, as far as the service uses it
 * @param lastWish whether it has ended, and is good only for removing what we put on the record
 */
public record Permission(long token, long person, OrcidId orcid, Set<Scope> scopes, boolean lastWish) {
    public Permission {
        scopes = Set.copyOf(scopes);
    }

    /** One that has not ended. */
    public Permission(long token, long person, OrcidId orcid, Set<Scope> scopes) {
        this(token, person, orcid, scopes, false);
    }
}

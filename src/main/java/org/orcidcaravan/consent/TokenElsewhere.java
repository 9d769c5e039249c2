package org.orcidcaravan.consent;

import org.orcidcaravan.orcid.OrcidId;

/** One token is for one record: this one is already kept for another. */
public final class TokenElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TokenElsewhere(OrcidId orcid, OrcidId other) {
        super("The token given for " + orcid + " is already kept for " + other
                + ". A token belongs to one record: see which is right.");
    }
}

package org.orcidcaravan.consent;

import org.orcidcaravan.orcid.OrcidId;

/** Nobody has two iDs, and no two persons have one. */
public final class OrcidTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OrcidTaken(OrcidId orcid) {
        super("Another person has " + orcid + ". See \"people list\" for who, and correct the one that is wrong.");
    }
}

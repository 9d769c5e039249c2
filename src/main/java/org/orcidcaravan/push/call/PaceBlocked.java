package org.orcidcaravan.push.call;

/** Nothing may be sent just now: ORCID asked to wait, or cannot be reached. */
public final class PaceBlocked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PaceBlocked() {
        super("Nothing is sent just now, because ORCID asked us to wait or cannot be reached.");
    }
}

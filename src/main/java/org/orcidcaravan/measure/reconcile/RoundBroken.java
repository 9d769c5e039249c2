package org.orcidcaravan.measure.reconcile;

import org.orcidcaravan.orcid.answer.Judgement;

/** ORCID is not well, or asks for fewer requests: what is left is asked later. */
public final class RoundBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoundBroken(Judgement why) {
        super("ORCID is asked no more about records for now: " + why.reason());
    }
}

package org.orcidcaravan.consent.leave;

import org.orcidcaravan.orcid.answer.Judgement;

/** ORCID is not well, or asks for fewer requests: what is left of a round waits for the next one. */
public final class RoundBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoundBroken(Judgement why) {
        super("No more permissions are tried for now: " + why.reason());
    }
}

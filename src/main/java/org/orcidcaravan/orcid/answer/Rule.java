package org.orcidcaravan.orcid.answer;

import org.jspecify.annotations.Nullable;

/** One row of the verdict table. */
sealed interface Rule permits CodedRule, WordRule, StatusRule, TransportRule {
    /** For the documents: the HTTP status, or several. */
    String status();

    /** For the documents: the error-code, the word, or another condition; empty when none is asked for. */
    String said();

    Asked asked();

    Verdict verdict();

    /** With {@link Verdict#STOP_PERSON}, why. */
    default @Nullable PersonStop personStop() {
        return null;
    }

    /** What it means, for a person who has never seen the API. */
    String sentence();
}

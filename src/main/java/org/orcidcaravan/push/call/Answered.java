package org.orcidcaravan.push.call;

import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.TransportFailure;

/** What came of a request. */
public sealed interface Answered {
    /**
     * An answer, from ORCID or from something in front of it.
     *
     * @param answer not yet free of secrets: for judging only
     */
    record Answer(ApiAnswer answer) implements Answered {}

    /**
     * No answer.
     *
     * @param detail what went wrong, in the words of the machine
     */
    record Silence(TransportFailure failure, String detail) implements Answered {}
}

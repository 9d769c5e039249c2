package org.orcidcaravan.push.call;

import org.orcidcaravan.orcid.answer.ApiAnswer;

/** The registry answered that it is in trouble (5xx): thrown so that the circuit breaker counts it. */
public final class RegistryTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiAnswer answer;

    RegistryTrouble(ApiAnswer answer) {
        super("The registry answered with status " + answer.status() + ".");
        this.answer = answer;
    }

    ApiAnswer answer() {
        return answer;
    }
}

package org.orcidcaravan.orcid.answer;

/** Why there is no answer to judge. */
public enum TransportFailure {
    /** Connection refused, name not found, TLS failed, connecting took too long: surely not sent. */
    NOT_CONNECTED,
    /** Timed out, reset, closed or cut off after sending had begun: perhaps carried out. */
    NO_ANSWER,
    /** Not sent, because ORCID has failed too often just now. */
    BREAKER_OPEN,
    /** Not sent, because there was no room under the rate limit. */
    RATE_BLOCKED
}

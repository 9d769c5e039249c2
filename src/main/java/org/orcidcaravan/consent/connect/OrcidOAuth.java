package org.orcidcaravan.consent.connect;

/**
 * The road to ORCID's token endpoint. What is asked is said here; the road itself, with its limits of time, is a route,
 * which this room does not know (docs/adr/0017).
 */
public interface OrcidOAuth {
    /**
     * Sends a request, once.
     *
     * @throws OrcidSilent when there is no answer
     */
    Reply send(OAuthCall call);

    /** What ORCID answered; it may hold tokens. */
    record Reply(int status, String body) {
        @Override
        public String toString() {
            return "Reply[status=" + status + ", " + body.length() + " characters]";
        }
    }
}

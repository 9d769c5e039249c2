package org.orcidcaravan.consent.connect;

/** ORCID did not answer: it may have acted all the same. */
public final class OrcidSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was in the way. */
    public OrcidSilent(Throwable cause) {
        super("ORCID's token endpoint did not answer: " + cause.getMessage() + ". Try again.", cause);
    }
}

package org.orcidcaravan.consent.connect;

/** ORCID gives our client no token of its own for a scope. */
public final class ScopeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScopeRefused(String scope, String why) {
        super("Failed to get a token of the scope " + scope + ": " + why
                + ". See that the client has it; /webhook is for premium members.");
    }
}

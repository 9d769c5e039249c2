package org.orcidcaravan.push.call;

/** Nothing can be pushed without the member's client id: what is ours in a record could not be told. */
public final class CredentialsUnset extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CredentialsUnset() {
        super("Failed to push: caravan.orcid.client-id is not set. Set it to the client id that ORCID gave you.");
    }
}

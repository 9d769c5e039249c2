package org.orcidcaravan.access.openid;

/** What came back from the provider is not taken. */
public final class OpenIdRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    OpenIdRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public enum Reason {
        /** Not what this browser began: unknown, used before, too late, or of another browser. */
        ROUND,
        /** The provider says no, or the person does. */
        DENIED,
        /** The provider does not take its code, or takes it no more. */
        CODE,
        /** The ID token is not one for us, here and now. */
        TOKEN
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}

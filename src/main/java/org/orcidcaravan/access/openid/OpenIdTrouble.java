package org.orcidcaravan.access.openid;

import org.jspecify.annotations.Nullable;

/** The provider does not answer, or not as OpenID Connect has it: nobody can sign in there at the moment. */
public final class OpenIdTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OpenIdTrouble(String message) {
        this(message, null);
    }

    OpenIdTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

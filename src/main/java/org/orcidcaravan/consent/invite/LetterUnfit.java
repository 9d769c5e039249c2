package org.orcidcaravan.consent.invite;

import org.jspecify.annotations.Nullable;

/** A mail cannot be written: its template or its address is not in order. Nobody's server is to blame. */
public final class LetterUnfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LetterUnfit(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package org.orcidcaravan.consent.vault;

import org.jspecify.annotations.Nullable;

/** The keys of the tokens cannot be had, or are not those that a token was encrypted with. */
public final class KeyUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyUnusable(String sentences, @Nullable Throwable cause) {
        super(sentences, cause);
    }
}

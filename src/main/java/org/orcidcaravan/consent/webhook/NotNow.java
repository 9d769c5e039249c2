package org.orcidcaravan.consent.webhook;

import org.jspecify.annotations.Nullable;

/** ORCID is not well, wants to be left alone, or a setting is wrong: what is left of a round waits for the next one. */
public final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNow(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}

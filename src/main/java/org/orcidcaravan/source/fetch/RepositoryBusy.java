package org.orcidcaravan.source.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A repository asks to come back later (429, 503). */
public final class RepositoryBusy extends RepositoryTrouble {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration wait;

    RepositoryBusy(String message, @Nullable Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** How long it asks for; null when it does not say. */
    public @Nullable Duration askedFor() {
        return wait;
    }
}

package org.orcidcaravan.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A sink takes nothing now; its events wait. */
public final class SinkTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration pause;

    public SinkTrouble(String reason, @Nullable Duration pause) {
        super(reason);
        this.pause = pause;
    }

    public SinkTrouble(String reason, Throwable cause) {
        super(reason, cause);
        this.pause = null;
    }

    /** How long it asks to be left alone; null when it does not say. */
    @Nullable
    Duration pause() {
        return pause;
    }
}

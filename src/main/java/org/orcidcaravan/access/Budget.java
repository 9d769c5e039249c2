package org.orcidcaravan.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** So many in each span of time, and no more; each process has its own. */
final class Budget {
    private final int most;
    private final Duration span;
    private final InstantSource time;
    private Instant begun;
    private int spent;

    Budget(int most, Duration span, InstantSource time) {
        this.most = most;
        this.span = span;
        this.time = time;
        this.begun = time.instant();
    }

    /** Whether there is one left; it is taken. */
    synchronized boolean spend() {
        if (!time.instant().isBefore(begun.plus(span))) {
            begun = time.instant();
            spent = 0;
        }
        spent = Math.min(spent + 1, most + 1);
        return spent <= most;
    }
}

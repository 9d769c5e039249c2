package org.orcidcaravan.push.call;

import java.time.Duration;

/** Time that only goes forward, and waiting for it. */
public interface Ticker {
    /** Nanoseconds since some moment. */
    long nanos();

    /** Waits at least so long, unless the thread is interrupted. */
    void pause(Duration duration) throws InterruptedException;
}

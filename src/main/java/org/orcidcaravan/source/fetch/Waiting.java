package org.orcidcaravan.source.fetch;

import java.time.Duration;

/** Waiting, so that tests need not. */
@FunctionalInterface
public interface Waiting {
    /** Waits at least so long, unless the thread is interrupted. */
    void pause(Duration duration) throws InterruptedException;
}

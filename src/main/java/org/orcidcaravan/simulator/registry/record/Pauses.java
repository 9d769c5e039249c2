package org.orcidcaravan.simulator.registry.record;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that end early when the registry closes. */
public final class Pauses implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Holds the calling thread; it goes on at once when it is interrupted. */
    public void hold(Duration time) {
        if (!time.isPositive()) {
            return;
        }
        try {
            boolean ended = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
            if (ended) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

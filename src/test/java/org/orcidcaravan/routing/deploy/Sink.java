package org.orcidcaravan.routing.deploy;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Where messages come out of the routes of a test. */
public final class Sink {
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private volatile @Nullable CountDownLatch gate;

    /** Called by routes. */
    public String take(String body) throws InterruptedException {
        CountDownLatch closed = gate;
        if (closed != null) {
            closed.await();
        }
        taken.add(body);
        return body;
    }

    /** Called by routes. */
    public String fail(String body) {
        throw new IllegalStateException("Nothing can be done with " + body);
    }

    Queue<String> taken() {
        return taken;
    }

    /** Whoever comes from now on waits until the latch opens. */
    void hold(CountDownLatch latch) {
        gate = latch;
    }
}

package org.orcidcaravan.sync.bucket;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cuts connections that are past their deadline or silent for too long. One thread looks at all of them a few times a
 * second: no timer an object, and a server that drips bytes inside one TLS record is cut as well.
 */
final class Watch implements AutoCloseable {

    private final Duration idle;
    private final Set<Connection> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("bucket-watch").factory());

    Watch(Patience patience, Runnable besides) {
        this.idle = patience.idle();
        long shortest = Math.min(patience.idle().toMillis(), patience.attempt().toMillis());
        long tick = Math.clamp(shortest / 8, 5, 250);
        var _ = clockwork.scheduleWithFixedDelay(() -> look(besides), tick, tick, TimeUnit.MILLISECONDS);
    }

    void add(Connection connection) {
        busy.add(connection);
    }

    void remove(Connection connection) {
        busy.remove(connection);
    }

    private void look(Runnable besides) {
        long now = System.nanoTime();
        for (Connection each : busy) {
            each.cutIfOverdue(now, idle);
        }
        besides.run();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        busy.forEach(Connection::close);
    }
}

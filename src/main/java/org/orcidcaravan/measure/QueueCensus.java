package org.orcidcaravan.measure;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The last count of the queue, for pages that ask every few seconds. A new one is made in the background when somebody asks
 * and the last one is old enough: 200 times as old as it took, so that counting never takes more than half a percent of one
 * connection's time. A small queue is two seconds old at most, one of a million tasks about half a minute.
 */
@Singleton
public class QueueCensus {
    static final Duration SOONEST = Duration.ofSeconds(2);
    static final Duration LATEST = Duration.ofMinutes(1);
    /** So much older than it should be: whoever counts has stopped doing so. */
    private static final Duration STALE = Duration.ofMinutes(5);

    private static final int PATIENCE = 200;
    private static final System.Logger LOG = System.getLogger(QueueCensus.class.getName());

    private final QueueFigureStore store;
    private final InstantSource clock;
    private final AtomicReference<@Nullable QueueFigures> last = new AtomicReference<>();
    private final AtomicBoolean counting = new AtomicBoolean();

    QueueCensus(QueueFigureStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The last count; the very first one is waited for.
     *
     * @throws MeasureTrouble when there is none, and the database does not answer
     */
    public QueueFigures figures() {
        QueueFigures known = last.get();
        Instant now = clock.instant();
        if (known == null || known.countedAt().plus(STALE).isBefore(now)) {
            return count();
        }
        if (known.countedAt().plus(pause(known)).isBefore(now) && counting.compareAndSet(false, true)) {
            Thread.ofVirtual().name("queue-census").start(this::countAside);
        }
        return known;
    }

    static Duration pause(QueueFigures known) {
        Duration wanted = known.took().multipliedBy(PATIENCE);
        if (wanted.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return wanted.compareTo(LATEST) > 0 ? LATEST : wanted;
    }

    private synchronized QueueFigures count() {
        QueueFigures counted = store.count();
        last.set(counted);
        return counted;
    }

    private void countAside() {
        try {
            count();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The queue was not counted: " + e.getMessage());
        } finally {
            counting.set(false);
        }
    }
}

package org.orcidcaravan;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.orcidcaravan.push.call.Ticker;
import org.orcidcaravan.source.fetch.Waiting;

/** The time, as a bean, so that tests can move it. */
final class Clocks {
    @Produces
    @Singleton
    InstantSource system() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Ticker ticker() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                long end = nanos() + duration.toNanos();
                for (long left = end - nanos(); left > 0; left = end - nanos()) {
                    LockSupport.parkNanos(left);
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
            }
        };
    }

    @Produces
    @Singleton
    Waiting waiting(Ticker ticker) {
        return ticker::pause;
    }
}

package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.orcidcaravan.sync.SyncSettings;

/** Spreads a scan over time: {@code caravan.sync.scan-rate} keys a second, over all folders of this instance. */
@ApplicationScoped
class ScanPace {
    private final long rate;
    private final InstantSource clock;
    private long next;

    ScanPace(SyncSettings settings, InstantSource clock) {
        this.rate = settings.scanRate();
        this.clock = clock;
    }

    /** Waits until a page may be listed; returns at once when the pass is stopped. The first copy is not held up. */
    void await(Pass pass) {
        if (rate > 0 && pass.spread()) {
            pass.pause(turn(0));
        }
    }

    /** A page of so many keys was listed: the next one has to wait for as long as they take. */
    void listed(Pass pass, int keys) {
        if (rate > 0 && pass.spread()) {
            turn(keys);
        }
    }

    private synchronized long turn(int keys) {
        long now = clock.millis();
        next = Math.max(now, next) + keys * 1_000L / rate;
        return next - now;
    }
}

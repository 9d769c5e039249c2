package org.orcidcaravan.push.call;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.PushSettings;
import org.orcidcaravan.push.call.PaceStore.Slot;

/**
 * The one pace of the whole installation: every request takes the next free slot from PostgreSQL, whichever instance
 * sends it. ORCID allows 24 requests a second, with bursts of 40 (API limits); bursts are not used.
 */
@Singleton
public class Pace {
    /**
     * A slot that is missed by more is given up for a later one. With slots 1.07 s / rate apart, any rolling second holds
     * at most (1 s + lateness) x rate / 1.07 s + 1 starts: 24 for a rate of 24.
     */
    static final Duration LATENESS = Duration.ofMillis(40);

    private static final double SPACING_SECONDS = 1.07;

    /** So many troubles in a row, with nothing that went well between, are an outage. */
    private static final int OUTAGE = 6;

    private final PaceStore store;
    private final Ticker ticker;
    private final Duration spacing;

    Pace(PaceStore store, Ticker ticker, PushSettings settings) {
        this.store = store;
        this.ticker = ticker;
        this.spacing = Duration.ofNanos((long) (SPACING_SECONDS * 1e9 / settings.rate()));
    }

    /**
     * Waits until a request may start; it has to start now.
     *
     * @param lastLook what is looked at before; it throws when nothing is to start. A slot that is missed over it counts as
     *     missed
     * @return when, by PostgreSQL's clock, which all instances share
     * @throws PaceBlocked when nothing may be sent for a while
     */
    public Instant await(Runnable lastLook) throws InterruptedException {
        while (true) {
            long asked = ticker.nanos();
            Slot slot = store.reserve(spacing);
            if (slot.blocked()) {
                throw new PaceBlocked();
            }
            ticker.pause(slot.in());
            if (slot.in().isPositive() && store.standing().blocked()) {
                // ORCID asked somebody to wait while this one waited for its slot.
                throw new PaceBlocked();
            }
            lastLook.run();
            Duration late = Duration.ofNanos(ticker.nanos() - asked).minus(slot.in());
            if (slot.first() || late.compareTo(LATENESS) <= 0) {
                return slot.at().plus(late);
            }
        }
    }

    /** A request was answered by a registry that is well. */
    public void well() {
        store.well();
    }

    /**
     * The registry cannot be reached, or asks for fewer requests: nobody sends for a while, which doubles each time, from
     * 1 s to 30 s; then one request tries before the others.
     *
     * @param retryAfter how long it asks us to wait
     */
    public void trouble(String reason, @Nullable Duration retryAfter) {
        store.block(reason, retryAfter);
    }

    /** A request failed that may be an exception; many in a row are not. */
    public void doubt(String reason) {
        store.doubt(reason);
    }

    /** Whether so many requests failed in a row that no single item can be the reason. */
    public boolean isOutage() {
        return store.standing().troubles() >= OUTAGE;
    }

    /** Nothing can be sent until an operator acts; tried again from time to time. */
    public void alert(String reason) {
        store.alert(reason);
    }
}

package org.orcidcaravan.push;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.orcidcaravan.push.call.Pace;

/** The start of a request: noted before, at a slot of its own, and only with a lease that holds. */
@Named("departures")
@Unremovable
@Singleton
public class Departures {
    private final ErrandStore store;
    private final PushClaims claims;
    private final Pace pace;
    private final InstantSource clock;

    Departures(ErrandStore store, PushClaims claims, Pace pace, InstantSource clock) {
        this.store = store;
        this.claims = claims;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * From now on a request may have reached ORCID, whatever becomes of this process.
     *
     * @throws LeaseLost when the lease does not hold: nothing may be sent
     */
    public void announce(Errand errand) {
        if (!store.begin(errand.person(), errand.fencing(), claims.lease())) {
            throw new LeaseLost(errand.person(), errand.fencing());
        }
    }

    /**
     * Waits for the next slot of the whole installation. The last look, whether the lease holds, only reads: a write may
     * wait for the disk, and requests that waited together would start together.
     *
     * @return the errand as it starts
     * @throws LeaseLost when the lease does not hold any more: nothing may be sent
     * @throws org.orcidcaravan.push.call.PaceBlocked when nothing may be sent for a while
     */
    public Errand await(Errand errand) throws InterruptedException {
        Instant slot = pace.await(() -> {
            if (!store.holds(errand.person(), errand.fencing())) {
                throw new LeaseLost(errand.person(), errand.fencing());
            }
        });
        return errand.started(clock.instant(), slot);
    }

    /**
     * Waits for the next slot, for a request that belongs to no errand.
     *
     * @throws org.orcidcaravan.push.call.PaceBlocked when nothing may be sent for a while
     */
    public void awaitTurn() throws InterruptedException {
        pace.await(() -> {});
    }

    /** The request starts now, as soon as the throttle let it go. */
    public Errand go(Errand errand) {
        Instant now = clock.instant();
        Instant slot = Objects.requireNonNull(errand.began(), "an errand that did not wait for its slot");
        return errand.started(now, slot.plus(Duration.between(errand.since(), now)));
    }
}

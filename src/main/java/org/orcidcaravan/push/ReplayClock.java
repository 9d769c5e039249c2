package org.orcidcaravan.push;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Goes on with the replays that somebody began, here or elsewhere, also after a crash. */
@Named("replayClock")
@Unremovable
@Singleton
public class ReplayClock {
    private final Replays replays;

    ReplayClock(Replays replays) {
        this.replays = replays;
    }

    /** Everything that is due; several instances may do it at once. */
    public void handOver() {
        while (replays.step(null)) {
            // Each step is a transaction of its own, and makes its replay wait for the next.
        }
    }
}

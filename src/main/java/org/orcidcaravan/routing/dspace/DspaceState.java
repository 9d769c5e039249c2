package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;

/** What our own database keeps of runs over DSpace's queue. */
@ApplicationScoped
public class DspaceState {
    private final SendingStore sendings;
    private final OwnerPauseStore pauses;
    private final WatchStore watch;

    public DspaceState(SendingStore sendings, OwnerPauseStore pauses, WatchStore watch) {
        this.sendings = sendings;
        this.pauses = pauses;
        this.watch = watch;
    }

    SendingStore sendings() {
        return sendings;
    }

    OwnerPauseStore pauses() {
        return pauses;
    }

    WatchStore watch() {
        return watch;
    }
}

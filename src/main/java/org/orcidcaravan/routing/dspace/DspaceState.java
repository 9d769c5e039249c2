package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;

/** What our own database keeps of runs over DSpace's queue. */
@ApplicationScoped
public class DspaceState {
    private final SendingStore sendings;
    private final OwnerPauseStore pauses;
    private final WatchStore watch;
    private final GuestTurns turns;
    private final RunBook book;

    public DspaceState(
            SendingStore sendings, OwnerPauseStore pauses, WatchStore watch, GuestTurns turns, RunBook book) {
        this.sendings = sendings;
        this.pauses = pauses;
        this.watch = watch;
        this.turns = turns;
        this.book = book;
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

    GuestTurns turns() {
        return turns;
    }

    RunBook book() {
        return book;
    }
}

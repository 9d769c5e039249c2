package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.orcidcaravan.push.DeadLetterFilter;
import org.orcidcaravan.push.Replay;
import org.orcidcaravan.push.ReplayOrder;
import org.orcidcaravan.push.ReplayState;
import org.orcidcaravan.push.Replays;
import org.orcidcaravan.push.call.Ticker;

/** Hands dead letters over to the queue, with a service on the same database or without, until all are or somebody stops. */
@Unremovable
@ApplicationScoped
class ReplayRun {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final long NONE = 0;

    private final Replays replays;
    private final Ticker ticker;
    private final AtomicLong underWay = new AtomicLong(NONE);

    ReplayRun(Replays replays, Ticker ticker) {
        this.replays = replays;
        this.ticker = ticker;
    }

    /** All that fit, due at once: who wants to think again has the console. */
    Replay run(DeadLetterFilter filter, String actor) throws InterruptedException {
        Replay replay = replays.begin(new ReplayOrder(new ReplayOrder.Fitting(filter), null, Duration.ZERO, actor));
        underWay.set(replay.id());
        try {
            while (replay.state() == ReplayState.RUNNING) {
                if (!replays.step(replay.id())) {
                    ticker.pause(LOOK_AGAIN);
                }
                replay = replays.find(replay.id()).orElseThrow();
            }
            return replay;
        } finally {
            stop();
        }
    }

    /** Ctrl-C: what is not handed over yet stays a dead letter. */
    void stop(@Observes ShutdownEvent end) {
        stop();
    }

    private void stop() {
        long replay = underWay.getAndSet(NONE);
        if (replay != NONE) {
            replays.stop(replay, Actor.name());
        }
    }
}

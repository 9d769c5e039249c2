package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How far this machine's clock is from PostgreSQL's. Nothing in the queue depends on it, but log lines, sessions, schedules
 * and TLS do (faults.md row 47).
 */
@ApplicationScoped
class ClockSkew {
    static final Duration MOST = Duration.ofSeconds(60);

    private final ClockStore store;
    private final InstantSource clock;

    ClockSkew(ClockStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What to say of it.
     *
     * @return empty: at most a minute
     * @throws QueueTrouble when the database does not answer
     */
    Optional<String> report() {
        Instant before = clock.instant();
        Instant theirs = store.now();
        Duration asking = Duration.between(before, clock.instant());
        Duration ahead = Duration.between(theirs, before.plus(asking.dividedBy(2)));
        return ahead.abs().compareTo(MOST) <= 0
                ? Optional.empty()
                : Optional.of("This machine's clock is %d s %s the database's: set both by the same time server."
                        .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
    }
}

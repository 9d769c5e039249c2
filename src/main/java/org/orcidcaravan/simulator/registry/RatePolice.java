package org.orcidcaravan.simulator.registry;

import java.time.Duration;
import java.util.Optional;

/** A leaky bucket, as in front of ORCID: requests beyond the rate wait for their turn, those beyond the burst go. */
final class RatePolice {
    private static final double SECOND = 1e9;

    private RateRule rule;
    private double excess;
    private long last;

    RatePolice(RateRule rule) {
        this.rule = rule;
    }

    synchronized void rule(RateRule other) {
        rule = other;
        excess = 0;
    }

    /**
     * Lets a request in.
     *
     * @param now in nanoseconds of a clock that never goes back
     * @return how long it has to wait; empty when it is to be turned away
     */
    synchronized Optional<Duration> admit(long now) {
        if (!rule.limits()) {
            return Optional.of(Duration.ZERO);
        }
        double drained = Math.max(0, excess - (now - last) / SECOND * rule.perSecond());
        if (drained > rule.burst()) {
            return Optional.empty();
        }
        last = now;
        excess = drained + 1;
        return Optional.of(Duration.ofNanos((long) (drained / rule.perSecond() * SECOND)));
    }
}

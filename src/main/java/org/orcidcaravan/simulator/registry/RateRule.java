package org.orcidcaravan.simulator.registry;

/**
 * How many requests the registry takes.
 *
 * @param perSecond what is more waits in a queue
 * @param burst how many may wait; what is more is answered 503
 */
public record RateRule(int perSecond, int burst) {
    /** ORCID's limits for members. */
    public static final RateRule MEMBER = new RateRule(24, 40);

    /** No limit. */
    public static final RateRule NONE = new RateRule(0, 0);

    boolean limits() {
        return perSecond > 0;
    }
}

package org.orcidcaravan.simulator.registry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What registry to open.
 *
 * @param port 0 for any free one
 * @param client that may write to it from the start
 * @param rate that it takes requests to the API at
 * @param latency that every answer takes at least
 * @param random of tokens and of faults that come by chance
 * @param clock of the dates on items and of the tokens' expiry; rate and latency are of the machine's time
 */
public record RegistryPlan(
        int port, Client client, RateRule rate, Duration latency, RandomGenerator random, InstantSource clock) {
    /** On a free port, with the fixed client, ORCID's rate and no latency. */
    public static RegistryPlan of(RandomGenerator random, InstantSource clock) {
        return new RegistryPlan(0, Client.SYNTHETIC, RateRule.MEMBER, Duration.ZERO, random, clock);
    }

    public RegistryPlan onPort(int number) {
        return new RegistryPlan(number, client, rate, latency, random, clock);
    }

    public RegistryPlan withClient(Client other) {
        return new RegistryPlan(port, other, rate, latency, random, clock);
    }

    public RegistryPlan withRate(RateRule other) {
        return new RegistryPlan(port, client, other, latency, random, clock);
    }

    public RegistryPlan withLatency(Duration other) {
        return new RegistryPlan(port, client, rate, other, random, clock);
    }
}

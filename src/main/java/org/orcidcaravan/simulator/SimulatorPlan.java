package org.orcidcaravan.simulator;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.orcidcaravan.simulator.bucket.Credentials;

/**
 * What world to open.
 *
 * @param port of the S3 server; 0 for any free one
 * @param records how many rows the change list has at first; most of them have objects
 * @param credentials that requests must be signed with
 * @param random the same one gives the same world
 * @param clock the world's present; must agree with the machine's to some minutes, since S3 refuses requests signed at
 *     another time
 */
public record SimulatorPlan(
        int port, int records, Credentials credentials, RandomGenerator random, InstantSource clock) {
    private static final int DEFAULT_RECORDS = 500;

    public SimulatorPlan {
        if (records < 1) {
            throw new IllegalArgumentException("Failed to plan a simulated world of " + records
                    + " records: it needs one at least. Ask for more.");
        }
    }

    /** 500 records on a free port, with the fixed credentials. */
    public static SimulatorPlan of(RandomGenerator random, InstantSource clock) {
        return new SimulatorPlan(0, DEFAULT_RECORDS, Credentials.SYNTHETIC, random, clock);
    }

    public SimulatorPlan onPort(int number) {
        return new SimulatorPlan(number, records, credentials, random, clock);
    }

    public SimulatorPlan withRecords(int number) {
        return new SimulatorPlan(port, number, credentials, random, clock);
    }

    public SimulatorPlan withCredentials(Credentials others) {
        return new SimulatorPlan(port, records, others, random, clock);
    }
}

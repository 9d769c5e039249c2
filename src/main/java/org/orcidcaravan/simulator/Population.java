package org.orcidcaravan.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.orcidcaravan.simulator.record.RecordFactory;
import org.orcidcaravan.simulator.record.SyntheticRecord;

/**
 * The people of a simulated world. Each has a seed of its own, drawn at the start: records can be made in any order, by
 * any number of threads, and are always the same.
 */
public final class Population {
    private static final int DAYS_OF_CHANGES = 400;
    private static final int DAYS_OF_MEMBERSHIP = 3_000;

    private final RecordFactory factory = new RecordFactory();
    private final long[] seeds;
    private final Instant now;

    /** @param now no record changed later */
    public Population(int size, RandomGenerator random, Instant now) {
        this.seeds = random.longs(size).toArray();
        this.now = now;
    }

    public int size() {
        return seeds.length;
    }

    /** The record with this index, from 0. */
    public SyntheticRecord record(int index) {
        RandomGenerator random = new SplittableRandom(seeds[index]);
        return factory.make(index, random, times(index, random));
    }

    /** Changes become rarer the longer ago; one time in forty has no fraction, as in the real list. */
    private SyntheticRecord.Times times(int index, RandomGenerator random) {
        double age = Math.pow(random.nextDouble(), 3);
        Instant modified = now.minus(Duration.ofSeconds(1 + (long) (age * DAYS_OF_CHANGES * 86_400)))
                .minus(random.nextInt(1_000_000), ChronoUnit.MICROS)
                .truncatedTo(index % 40 == 3 ? ChronoUnit.SECONDS : ChronoUnit.MICROS);
        Instant created = modified.minus(Duration.ofSeconds(random.nextLong(60, DAYS_OF_MEMBERSHIP * 86_400L)));
        return new SyntheticRecord.Times(created, modified);
    }
}

package org.orcidcaravan.measure;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.measure.ObjectCountStore.Copy;

/** Counts the mirrors' objects from time to time: the longer a count took, the longer until the next. */
@Singleton
class ObjectCensus {
    private static final int PATIENCE = 200;

    private final ObjectCountStore store;
    private final SampleStore samples;
    private final InstantSource clock;
    private final Map<Copy, Instant> next = new ConcurrentHashMap<>();

    ObjectCensus(ObjectCountStore store, SampleStore samples, InstantSource clock) {
        this.store = store;
        this.samples = samples;
        this.clock = clock;
    }

    /** Counts what is due, and notes it. */
    void countDue() {
        for (Copy copy : store.copies()) {
            Instant begun = clock.instant();
            @Nullable Instant due = next.get(copy);
            if (due == null || !due.isAfter(begun)) {
                store.count(copy).ifPresent(objects -> samples.note(copy.series(), (double) objects));
                Duration took = Duration.between(begun, clock.instant());
                next.put(copy, clock.instant().plus(took.multipliedBy(PATIENCE)));
            }
        }
    }
}

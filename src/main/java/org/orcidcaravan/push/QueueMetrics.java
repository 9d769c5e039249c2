package org.orcidcaravan.push;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queue in {@code /q/metrics}: how deep it is, by state, and what came of tasks since the start. */
@Singleton
class QueueMetrics {
    /** Counting a million tasks takes a moment: figures may be so old. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final QueueStore queue;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private Map<TaskState, Long> counts = Map.of();
    private @Nullable Instant countedAt;

    QueueMetrics(QueueStore queue, MeterRegistry registry, InstantSource clock) {
        this.queue = queue;
        this.registry = registry;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        for (TaskState state : TaskState.values()) {
            Gauge.builder("caravan.push.tasks", () -> count(state))
                    .description("Tasks in the queue, by state")
                    .tag("state", state.text())
                    .register(registry);
        }
    }

    void count(@Observes Sending sending) {
        registry.counter("caravan.push.outcomes", "state", sending.state().text(), "verdict", sending.verdict())
                .increment();
    }

    /** Not a number while the database does not answer: no figure is better than a wrong one. */
    private synchronized double count(TaskState state) {
        Instant now = clock.instant();
        if (countedAt == null || countedAt.plus(FRESH).isBefore(now)) {
            try {
                counts = queue.standing();
                countedAt = now;
            } catch (QueueTrouble unreachable) {
                countedAt = null;
                return Double.NaN;
            }
        }
        return counts.getOrDefault(state, 0L);
    }
}

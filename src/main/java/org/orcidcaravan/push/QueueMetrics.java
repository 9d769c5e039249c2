package org.orcidcaravan.push;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The queue in {@code /q/metrics}: what came of tasks since the start. How deep it is, is counted elsewhere. */
@Singleton
class QueueMetrics {
    private final MeterRegistry registry;

    QueueMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes Sending sending) {
        registry.counter("caravan.push.outcomes", "state", sending.state().text(), "verdict", sending.verdict())
                .increment();
    }
}

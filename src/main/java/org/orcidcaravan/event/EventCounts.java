package org.orcidcaravan.event;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;

/** What was delivered since the start, by sink. */
@Singleton
class EventCounts {
    private final MeterRegistry meters;

    EventCounts(MeterRegistry meters, EventSettings settings) {
        this.meters = meters;
        (settings.names().isEmpty() ? List.of(EventFigures.NO_SINK) : settings.names()).forEach(sink -> {
            delivered(sink, 0);
            meters.counter("caravan.events.failures", "sink", sink);
        });
    }

    void delivered(String sink, int events) {
        meters.counter("caravan.events.delivered", "sink", sink).increment(events);
    }

    void failed(String sink) {
        meters.counter("caravan.events.failures", "sink", sink).increment();
    }
}

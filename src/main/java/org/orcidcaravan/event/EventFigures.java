package org.orcidcaravan.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How many events wait, as counted by the route {@code event-outbox-figures}; a scrape counts nothing. */
@Named("eventFigures")
@Unremovable
@ApplicationScoped
public class EventFigures {
    /** Stands for all while none is named. */
    static final String NO_SINK = "none";

    private final EventTransactionStore transactions;
    private final List<String> sinks;
    private final Map<String, Figures> counted = new ConcurrentHashMap<>();

    EventFigures(EventTransactionStore transactions, EventSettings settings) {
        this.transactions = transactions;
        this.sinks = settings.names();
    }

    /**
     * Of one sink.
     *
     * @param waiting counted up to {@link EventFigureStore#ENOUGH}
     * @param oldestSeconds how long the one has waited that has waited longest; 0 when none waits
     * @param refused set aside
     * @param problem what went wrong last; null when the last delivery went well
     */
    public record Figures(
            long waiting,
            double oldestSeconds,
            long refused,
            @Nullable String problem) {
        static final Figures NONE = new Figures(0, 0, 0, null);
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        for (String sink : sinks.isEmpty() ? List.of(NO_SINK) : sinks) {
            gauge(registry, "caravan.events.waiting", "Events that wait for a sink", sink, Figures::waiting);
            gauge(registry, "caravan.events.oldest.seconds", "How long the oldest waits", sink, Figures::oldestSeconds);
            gauge(registry, "caravan.events.refused", "Events that were set aside", sink, Figures::refused);
        }
    }

    private void gauge(MeterRegistry registry, String name, String says, String sink, ToDoubleFunction<Figures> value) {
        Gauge.builder(name, this, figures -> value.applyAsDouble(figures.of(sink)))
                .description(says)
                .tag("sink", sink)
                .register(registry);
    }

    /** Counts anew; without sinks PostgreSQL is not asked. */
    public void count() {
        for (String sink : sinks) {
            counted.put(
                    sink,
                    transactions.within(
                            "Failed to count the events for " + sink,
                            connection -> EventFigureStore.count(connection, sink)));
        }
    }

    /** As counted last. */
    public Figures of(String sink) {
        return counted.getOrDefault(sink, Figures.NONE);
    }

    /** Those that are named in the settings. */
    public List<String> sinks() {
        return sinks;
    }
}

package org.orcidcaravan.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.invite.MailBrake;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.push.TaskState;
import org.orcidcaravan.push.call.PaceStore;
import org.orcidcaravan.sync.DataClass;

/**
 * How things stand, in {@code /q/metrics}. A scrape counts nothing itself; while the database does not answer, there are no
 * figures, because none is better than a wrong one.
 */
@Singleton
class Gauges {
    private final MeterRegistry registry;
    private final QueueCensus queue;
    private final PaceStore pace;
    private final SyncGlance sync;
    private final DataDisk disk;
    private final MailBrake mails;
    private final InstantSource clock;

    Gauges(
            MeterRegistry registry,
            QueueCensus queue,
            PaceStore pace,
            SyncGlance sync,
            DataDisk disk,
            MailBrake mails,
            InstantSource clock) {
        this.registry = registry;
        this.queue = queue;
        this.pace = pace;
        this.sync = sync;
        this.disk = disk;
        this.mails = mails;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        for (TaskState state : TaskState.values()) {
            queue("caravan.push.tasks", "Tasks in the queue, by state", figures -> figures.in(state))
                    .tag("state", state.text())
                    .register(registry);
        }
        for (PersonStop stop : PersonStop.values()) {
            String reason = stop.name().toLowerCase(Locale.ROOT).replace('_', '-');
            queue(
                            "caravan.push.people.paused",
                            "People for whom nothing is sent, by reason",
                            figures -> figures.paused().getOrDefault(reason, 0L))
                    .tag("reason", reason)
                    .register(registry);
        }
        queue("caravan.push.dead.letters", "Tasks that were given up", figures -> figures.in(TaskState.DEAD))
                .register(registry);
        queue(
                        "caravan.push.due.age.seconds",
                        "How long the task waits that waits longest for its turn",
                        figures -> seconds(figures.oldestDue()))
                .register(registry);
        queue(
                        "caravan.push.tasks.counted.age.seconds",
                        "How old the count of the tasks is",
                        figures -> seconds(figures.countedAt()))
                .register(registry);
        gauge(
                "caravan.push.blocked",
                "1 while nothing may be sent",
                () -> pace.standing().blocked() ? 1 : 0);
        gauge(
                "caravan.push.alert",
                "1 while an operator has to act",
                () -> pace.standing().alert() ? 1 : 0);
        gauge("caravan.data.free.bytes", "Room that is left for the database and the mirror", disk::free);
        mails();
        sync();
    }

    private void mails() {
        gauge(
                "caravan.mails.stopped",
                "1 while the storm brake is on",
                () -> mails.standing().stoppedAt() == null ? 0 : 1);
    }

    private void sync() {
        for (DataClass dataClass : List.of(DataClass.values())) {
            each(
                    "caravan.sync.age.seconds",
                    "How long ago the newest complete pass began; not a number when there was none",
                    dataClass,
                    copy -> copy.asOf() == null ? Double.NaN : seconds(copy.asOf()));
            each(
                    "caravan.sync.objects",
                    "Objects in the service's mirror, as they were counted last",
                    dataClass,
                    copy -> copy.objects() == null ? Double.NaN : copy.objects());
            each(
                    "caravan.sync.behind",
                    "Objects and records still to be fetched",
                    dataClass,
                    Overview.Copy::outstanding);
        }
    }

    private void each(String name, String description, DataClass dataClass, ToDoubleFunction<Overview.Copy> figure) {
        Gauge.builder(
                        name,
                        () -> number(() -> sync.of(dataClass)
                                .map(copy -> figure.applyAsDouble(copy))
                                .orElse(Double.NaN)))
                .description(description)
                .tag("class", dataClass.folder())
                .register(registry);
    }

    private Gauge.Builder<?> queue(String name, String description, ToDoubleFunction<QueueFigures> figure) {
        return Gauge.builder(name, () -> number(() -> figure.applyAsDouble(queue.figures())))
                .description(description);
    }

    private void gauge(String name, String description, Supplier<Number> figure) {
        Gauge.builder(name, () -> number(figure)).description(description).register(registry);
    }

    private static double number(Supplier<? extends Number> figure) {
        try {
            return figure.get().doubleValue();
        } catch (RuntimeException unreachable) {
            return Double.NaN;
        }
    }

    private double seconds(@Nullable Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}

package org.orcidcaravan.sync.pass;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassReport.Counts;

/** The sync in {@code /q/metrics}: the running pass, or the last one. */
@ApplicationScoped
class SyncMetrics {
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final Passes passes;
    private final ScanFindings findings;
    private final DeletionDecisions deletions;

    SyncMetrics(Passes passes, ScanFindings findings, DeletionDecisions deletions) {
        this.deletions = deletions;
        this.findings = findings;
        this.passes = passes;
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        objects(registry, "listed", Counts::listed);
        objects(registry, "unchanged", Counts::unchanged);
        objects(registry, "fetched", Counts::fetched);
        objects(registry, "adopted", Counts::adopted);
        objects(registry, "removed", Counts::removed);
        objects(registry, "gone", Counts::gone);
        objects(registry, "refused", Counts::refused);
        objects(registry, "failed", Counts::failed);
        pass(registry);
        standing(registry);
        for (DataClass dataClass : DataClass.values()) {
            FunctionCounter.builder("caravan.sync.found.only.by.scan", findings, found -> found.count(dataClass))
                    .description(
                            "Objects that a full scan found new or changed, though the change list had not named them")
                    .tag("class", dataClass.folder())
                    .register(registry);
        }
    }

    private void pass(MeterRegistry registry) {
        gauge(registry, "caravan.sync.pass.bytes", "Bytes fetched by the running or last pass", () -> counts().bytes());
        gauge(
                registry,
                "caravan.sync.pass.running",
                "1 while a pass runs",
                () -> passes.current().map(pass -> 1.0).orElse(0.0));
        gauge(
                registry,
                "caravan.sync.pass.share",
                "How much of the running pass is done, 0 to 1",
                () -> passes.current().map(pass -> pass.progress().share()).orElse(1.0));
        gauge(
                registry,
                "caravan.sync.pass.rate",
                "Objects a second in the running pass",
                () -> passes.current().map(this::rate).orElse(0.0));
        gauge(
                registry,
                "caravan.sync.pass.seconds.left",
                "Seconds left in the running pass",
                () -> passes.current().map(this::secondsLeft).orElse(0.0));
    }

    private void standing(MeterRegistry registry) {
        gauge(
                registry,
                "caravan.sync.failing",
                "1 while the last pass could not begin, or broke off",
                () -> passes.lastFailure().isPresent() ? 1 : 0);
        gauge(
                registry,
                "caravan.sync.deletions.waiting",
                "Objects that vanished upstream and wait for an operator's decision before they go here",
                deletions::objectsWaiting);
        gauge(
                registry,
                "caravan.sync.outstanding",
                "Objects and records still to be fetched after the last pass",
                () -> passes.last().map(PassReport::outstanding).orElse(0L));
    }

    private void objects(MeterRegistry registry, String outcome, ToDoubleFunction<Counts> count) {
        Gauge.builder("caravan.sync.pass.objects", this, metrics -> count.applyAsDouble(metrics.counts()))
                .description("Objects of the running or last pass, by what came of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private Counts counts() {
        return passes.current()
                .map(pass -> pass.progress().counts())
                .or(() -> passes.last().map(PassReport::counts))
                .orElse(NONE);
    }

    private double rate(Pass pass) {
        Counts counts = pass.progress().counts();
        double seconds = Math.max(0.001, passes.running(pass).toMillis() / 1000.0);
        return (counts.fetched() + counts.adopted() + counts.unchanged()) / seconds;
    }

    private double secondsLeft(Pass pass) {
        double share = pass.progress().share();
        return share == 0 ? Double.NaN : passes.running(pass).toSeconds() / share * (1 - share);
    }
}

package org.orcidcaravan.sync.verify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/** The last verification of this process in {@code /q/metrics}. */
@ApplicationScoped
class VerifyMetrics {
    private final Verification verification;

    VerifyMetrics(Verification verification) {
        this.verification = verification;
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        gauge(
                registry,
                "looked",
                "Objects that the last verification looked at",
                report -> report.found().looked());
        gauge(
                registry,
                "different",
                "Objects that the last verification found changed or missing",
                report -> report.found().different());
        gauge(
                registry,
                "unknown",
                "Files below the mirror that the last whole verification could not explain",
                report -> report.found().unknown());
        gauge(
                registry,
                "ended.seconds",
                "When the last verification ended, in seconds since 1970; 0 before there was one",
                report -> report.ended().getEpochSecond());
    }

    private void gauge(MeterRegistry registry, String what, String description, ToDoubleFunction<VerifyReport> figure) {
        Gauge.builder("caravan.sync.verify." + what, verification, verified -> {
                    VerifyReport report = verified.last();
                    return report == null ? 0 : figure.applyAsDouble(report);
                })
                .description(description)
                .register(registry);
    }
}

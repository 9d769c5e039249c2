package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.orcidcaravan.sync.PassReport;

/** Whether the sync can do its work, with the reason when it cannot. */
@Readiness
@ApplicationScoped
class SyncReadiness implements HealthCheck {
    private final Passes passes;

    SyncReadiness(Passes passes) {
        this.passes = passes;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> failure = passes.lastFailure();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("sync").status(failure.isEmpty());
        failure.ifPresent(reason -> answer.withData("reason", reason));
        passes.last().ifPresent(report -> answer.withData("last pass", describe(report)));
        return answer.build();
    }

    private static String describe(PassReport report) {
        return report.complete() ? "complete" : "incomplete, " + report.outstanding() + " outstanding";
    }
}

package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.orcidcaravan.sync.DataSettings;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.SyncSettings;

/** Whether the sync can do its work, with the reason when it cannot. */
@Readiness
@ApplicationScoped
class SyncReadiness implements HealthCheck {
    private final Passes passes;
    private final DeletionDecisions deletions;
    private final DiskRoom room;
    private final DataSettings data;
    private final SyncSettings settings;

    SyncReadiness(Passes passes, DeletionDecisions deletions, DiskRoom room, DataSettings data, SyncSettings settings) {
        this.room = room;
        this.data = data;
        this.settings = settings;
        this.deletions = deletions;
        this.passes = passes;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> failure = shortage().or(passes::lastFailure);
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("sync").status(failure.isEmpty());
        failure.ifPresent(reason -> answer.withData("reason", reason));
        deletions.warning().ifPresent(sentence -> answer.withData("deletions", sentence));
        passes.last().ifPresent(report -> answer.withData("last pass", describe(report)));
        return answer.build();
    }

    /** Where a pass is at work, and where the service's own copy is: no room means that nothing goes on. */
    private Optional<String> shortage() {
        return passes.current()
                .filter(pass -> !pass.request().early())
                .flatMap(pass -> room.shortage(pass.mirror().root()))
                .or(() -> settings.enabled()
                        ? room.shortage(data.dir().toAbsolutePath().normalize())
                        : Optional.empty());
    }

    private static String describe(PassReport report) {
        return report.complete() ? "complete" : "incomplete, " + report.outstanding() + " outstanding";
    }
}

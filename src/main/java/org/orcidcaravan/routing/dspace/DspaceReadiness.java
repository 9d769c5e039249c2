package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.dspace.DspaceTrouble;
import org.orcidcaravan.source.dspace.Mode;

/** Whether DSpace's queue is sent, with the reason when it is not. A service that does other things goes on doing them. */
@Readiness
@ApplicationScoped
class DspaceReadiness implements HealthCheck {
    private final DspaceSettings settings;
    private final WatchStore watch;

    DspaceReadiness(DspaceSettings settings, WatchStore watch) {
        this.settings = settings;
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("dspace").up();
        if (settings.mode() == Mode.OFF) {
            return answer.withData("dspace", "off").build();
        }
        answer.withData("mode", settings.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        try {
            String alarm = watch.seen().alarm();
            if (alarm != null) {
                answer.withData("stopped", alarm);
            }
        } catch (DspaceTrouble trouble) {
            answer.withData("reason", String.valueOf(trouble.getMessage()));
        }
        return answer.build();
    }
}

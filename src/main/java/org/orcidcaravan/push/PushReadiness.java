package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.orcidcaravan.push.call.PaceStore;

/** Whether the queue can send, with the reason when it cannot. */
@Readiness
@ApplicationScoped
class PushReadiness implements HealthCheck {
    private final PushSettings settings;
    private final PaceStore pace;
    private final ClockSkew skew;

    PushReadiness(PushSettings settings, PaceStore pace, ClockSkew skew) {
        this.settings = settings;
        this.pace = pace;
        this.skew = skew;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("push");
        if (!settings.enabled()) {
            return answer.up().withData("push", "off").build();
        }
        try {
            PaceStore.Standing standing = pace.standing();
            String reason = standing.reason();
            if (reason != null) {
                answer.withData("reason", reason);
            }
            skew.report().ifPresent(off -> answer.withData("clock", off));
            return answer.status(!standing.blocked() && !standing.alert()).build();
        } catch (QueueTrouble unreachable) {
            return answer.down().withData("reason", unreachable.getMessage()).build();
        }
    }
}

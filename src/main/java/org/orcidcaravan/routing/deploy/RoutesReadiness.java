package org.orcidcaravan.routing.deploy;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says which route files do not run as they are in the folder. That is no reason to send callers elsewhere, so this is
 * always up; {@link RoutesWellness} is what an alert looks at.
 */
@Readiness
@ApplicationScoped
class RoutesReadiness implements HealthCheck {
    private final Deployments deployments;

    RoutesReadiness(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("routes").up();
        deployments.all().stream()
                .filter(file -> !file.isInOrder())
                .forEach(file -> answer.withData(file.file(), file.sentence()));
        return answer.build();
    }
}

package org.orcidcaravan.routing.deploy;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Down while a route file is refused: somebody has to mend it, though the service goes on without. */
@Wellness
@ApplicationScoped
class RoutesWellness implements HealthCheck {
    private final Deployments deployments;

    RoutesWellness(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("route files");
        deployments.all().stream()
                .filter(file -> file.state() == Deployment.State.REFUSED)
                .forEach(file -> answer.withData(file.file(), file.sentence()));
        return answer.status(deployments.all().stream().noneMatch(file -> file.state() == Deployment.State.REFUSED))
                .build();
    }
}

package org.orcidcaravan.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether the service's state is open, with the reason when it is not. */
@Readiness
@ApplicationScoped
class StateReadiness implements HealthCheck {
    private final State state;

    StateReadiness(State state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> closed = state.closed();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("state").status(closed.isEmpty());
        closed.ifPresent(reason -> answer.withData("reason", reason));
        return answer.build();
    }
}

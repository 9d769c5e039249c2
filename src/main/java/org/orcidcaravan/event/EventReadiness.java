package org.orcidcaravan.event;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** What is wrong with sinks. It is up all the same: events wait, and everything else goes on. */
@Readiness
@ApplicationScoped
class EventReadiness implements HealthCheck {
    private final EventFigures figures;
    private final EventSettings settings;

    EventReadiness(EventFigures figures, EventSettings settings) {
        this.figures = figures;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("events").up();
        if (figures.sinks().isEmpty()) {
            return answer.withData("events", "off").build();
        }
        for (String sink : figures.sinks()) {
            answer.withData(sink, says(sink));
        }
        return answer.build();
    }

    private String says(String sink) {
        EventFigures.Figures now = figures.of(sink);
        if (sink.equals("http") && settings.http().url().isEmpty()) {
            return "No address is set: set caravan.events.http.url, or take http out of caravan.events.sinks.";
        }
        String waiting = now.waiting() + (now.waiting() == EventFigureStore.ENOUGH ? " or more" : "") + " wait";
        String refused = now.refused() == 0 ? "" : ", " + now.refused() + " were refused and set aside";
        String problem = now.problem() == null ? "" : "; last problem: " + now.problem();
        return waiting + refused + problem + ".";
    }
}

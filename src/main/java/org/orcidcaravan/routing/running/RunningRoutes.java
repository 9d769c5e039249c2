package org.orcidcaravan.routing.running;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.quarkus.core.CamelRuntime;
import org.jspecify.annotations.Nullable;

/** The routes that are there, running or not. Nobody who calls this knows Camel. */
@ApplicationScoped
public class RunningRoutes {
    private final CamelContext camel;
    private final RouteCounts counts;

    @Inject
    RunningRoutes(CamelRuntime runtime, RouteCounts counts) {
        this(runtime.getCamelContext(), counts);
    }

    /** For a Camel of a test's own. */
    public RunningRoutes(CamelContext camel, RouteCounts counts) {
        this.camel = camel;
        this.counts = counts;
    }

    /** All of them, by id. */
    public List<RouteStatus> all() {
        return List.copyOf(camel.getRoutes()).stream()
                .filter(route -> !route.getId().contains("~"))
                .map(this::status)
                .sorted(Comparator.comparing(RouteStatus::id))
                .toList();
    }

    public Optional<RouteStatus> find(String id) {
        return Optional.ofNullable(camel.getRoute(id)).map(this::status);
    }

    /** What it looks like, from the running model. */
    public Optional<Picture> picture(String id) {
        RouteDefinition definition = ((ModelCamelContext) camel).getRouteDefinition(id);
        return Optional.ofNullable(definition).map(found -> PictureDrawing.of(camel, found));
    }

    private RouteStatus status(Route route) {
        String id = route.getId();
        RouteDefinition definition = ((ModelCamelContext) camel).getRouteDefinition(id);
        ServiceStatus state = camel.getRouteController().getRouteStatus(id);
        return new RouteStatus(
                id,
                file(definition),
                route.getGroup(),
                route.getDescription(),
                definition == null ? "" : Labels.address(definition.getInput().getEndpointUri()),
                state == null ? "stopped" : state.name().toLowerCase(Locale.ROOT),
                state != null && state.isStarted() ? TimeUnit.MILLISECONDS.toSeconds(route.getUptimeMillis()) : 0,
                RouteStatus.Messages.of(counts.of(id)));
    }

    private static String file(@Nullable RouteDefinition definition) {
        return definition == null || definition.getLocation() == null
                ? ""
                : definition.getLocation().replaceFirst("^.*[:/]", "");
    }
}

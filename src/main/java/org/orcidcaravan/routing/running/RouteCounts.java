package org.orcidcaravan.routing.running;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.jspecify.annotations.Nullable;

/** Counts the messages of every route, by its id: a route that is swapped goes on counting. */
@ApplicationScoped
public class RouteCounts implements RoutePolicyFactory {
    private final InstantSource clock;
    private final Map<String, RouteCount> counts = new ConcurrentHashMap<>();

    public RouteCounts(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        // A rehearsed route never starts; its name would stay for ever.
        return routeId.contains("~") ? null : of(routeId);
    }

    /** The counts of a route, from nothing on when it is new. */
    RouteCount of(String routeId) {
        return counts.computeIfAbsent(routeId, any -> new RouteCount(clock));
    }

    /** How many messages are in a route. */
    public int inFlight(String routeId) {
        return of(routeId).inFlight();
    }

    /** How many milliseconds the oldest message has been in these routes; 0 when none is. */
    public long oldestMillis(Collection<String> routeIds) {
        return routeIds.stream().mapToLong(id -> of(id).oldestMillis()).max().orElse(0);
    }

    /** Forgets routes that are gone. */
    public void forget(Collection<String> routeIds) {
        routeIds.forEach(counts::remove);
    }
}

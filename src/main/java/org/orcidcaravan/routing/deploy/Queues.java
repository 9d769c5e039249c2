package org.orcidcaravan.routing.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.seda.BlockingQueueFactory;
import org.apache.camel.component.seda.QueueReference;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.seda.SedaEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Holds on to the queues in memory ({@code seda:}) of routes that are swapped. A queue that nobody refers to is dropped
 * with what is in it, and between the old route and the new one nobody might.
 */
final class Queues implements AutoCloseable {
    /** References are told apart by their addresses; a queue by what stands before the options. */
    private static final String OPTION = "?caravan=holds";

    private final List<SedaEndpoint> held = new ArrayList<>();

    private Queues() {}

    static Queues hold(CamelContext camel, List<String> routeIds) {
        Queues queues = new Queues();
        for (String id : routeIds) {
            Route route = camel.getRoute(id);
            if (route != null
                    && route.getEndpoint() instanceof SedaEndpoint endpoint
                    && queue(endpoint).isPresent()) {
                queues.hold(camel, endpoint.getComponent(), key(endpoint), endpoint.isMultipleConsumers());
            }
        }
        return queues;
    }

    private void hold(CamelContext camel, SedaComponent component, String key, boolean multiple) {
        @Nullable BlockingQueueFactory<Exchange> none = null;
        SedaEndpoint holder = new SedaEndpoint(key + OPTION, component, none, 1);
        holder.setCamelContext(camel);
        component.getOrCreateQueue(holder, null, multiple, none);
        held.add(holder);
    }

    /** Messages that wait for a route. */
    static int waiting(Route route) {
        return route.getEndpoint() instanceof SedaEndpoint endpoint
                ? queue(endpoint).map(found -> found.getQueue().size()).orElse(0)
                : 0;
    }

    static boolean feeds(Route route) {
        return route.getEndpoint() instanceof SedaEndpoint;
    }

    private static Optional<QueueReference> queue(SedaEndpoint endpoint) {
        return Optional.ofNullable(endpoint.getComponent().getQueueReference(key(endpoint)));
    }

    private static String key(SedaEndpoint endpoint) {
        return endpoint.getComponent().getQueueKey(endpoint.getEndpointUri());
    }

    /** Lets go: each queue lives on as long as a route refers to it. */
    @Override
    public void close() {
        held.forEach(SedaEndpoint::shutdown);
    }
}

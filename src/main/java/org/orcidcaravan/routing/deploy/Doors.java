package org.orcidcaravan.routing.deploy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Camel's {@code direct:} with a door before each route. Camel's own callers remember the route that they called last, and
 * may walk into one that has been stopped when several of them look for its successor; these look each time.
 */
final class Doors extends DirectComponent {
    private static final String NAME = "direct";

    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    /** Puts them in, before anybody calls anything. */
    static Doors of(CamelContext camel) {
        if (camel.hasComponent(NAME) instanceof Doors there) {
            return there;
        }
        Doors doors = new Doors();
        camel.removeComponent(NAME);
        camel.addComponent(NAME, doors);
        return doors;
    }

    /** The door of a route that is called; null when it is no such route. */
    @Nullable
    Door of(Route route) {
        return route.getEndpoint() instanceof DirectEndpoint endpoint ? door(endpoint) : null;
    }

    private Door door(DirectEndpoint endpoint) {
        return doors.computeIfAbsent(key(endpoint), any -> new Door());
    }

    /** The route that listens now; null when none does, even after some time. */
    private @Nullable DirectConsumer there(DirectEndpoint endpoint) throws InterruptedException {
        return getConsumer(key(endpoint), endpoint.isBlock(), endpoint.getTimeout());
    }

    /** By what a caller and the route that it calls are one: the address without its options, which only callers have. */
    private static String key(DirectEndpoint endpoint) {
        String uri = endpoint.getEndpointUri();
        int options = uri.indexOf('?');
        return options < 0 ? uri : uri.substring(0, options);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        DirectEndpoint endpoint = new Guarded(uri, this);
        endpoint.setBlock(isBlock());
        endpoint.setTimeout(getTimeout());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static final class Guarded extends DirectEndpoint {
        private final Doors doors;

        Guarded(String uri, Doors doors) {
            super(uri, doors);
            this.doors = doors;
        }

        @Override
        public Producer createProducer() {
            return new Caller(doors, this);
        }
    }

    private static final class Caller extends DefaultAsyncProducer {
        private final Doors doors;
        private final DirectEndpoint endpoint;
        private final Door door;

        Caller(Doors doors, DirectEndpoint endpoint) {
            super(endpoint);
            this.doors = doors;
            this.endpoint = endpoint;
            this.door = doors.door(endpoint);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            try {
                if (!door.enter(Duration.ofMillis(endpoint.getTimeout()))) {
                    return gone(exchange, callback);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.setException(e);
                callback.done(true);
                return true;
            }
            AsyncCallback leaving = sync -> {
                door.leave();
                callback.done(sync);
            };
            try {
                DirectConsumer route = doors.there(endpoint);
                return route == null
                        ? gone(exchange, leaving)
                        : route.getAsyncProcessor().process(exchange, leaving);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.setException(e);
                leaving.done(true);
                return true;
            }
        }

        private boolean gone(Exchange exchange, AsyncCallback callback) {
            if (endpoint.isFailIfNoConsumers()) {
                exchange.setException(new DirectConsumerNotAvailableException(
                        "No consumers available on endpoint: " + endpoint, exchange));
            }
            callback.done(true);
            return true;
        }
    }
}

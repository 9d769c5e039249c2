package org.orcidcaravan.routing.running;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** How routes hang together: by the names that they listen on, {@code direct:…} and {@code seda:…}. */
public final class Links {
    private Links() {}

    /** The name that a route listens on, without options. */
    public static String from(CamelContext camel, RouteDefinition route) {
        return name(camel, route.getInput().getEndpointUri());
    }

    /** The names that a route sends to, of itself and of the configurations it names. */
    public static Set<String> targets(CamelContext camel, RouteDefinition route) {
        Set<String> found = new LinkedHashSet<>();
        collect(camel, route.getOutputs(), found);
        return found;
    }

    private static void collect(CamelContext camel, List<ProcessorDefinition<?>> steps, Set<String> found) {
        for (ProcessorDefinition<?> step : steps) {
            target(camel, step).ifPresent(found::add);
            collect(camel, children(step), found);
        }
    }

    /** The name that a step sends to; empty when it sends nothing, or the message decides where. */
    static Optional<String> target(CamelContext camel, ProcessorDefinition<?> step) {
        return step instanceof EndpointRequiredDefinition sender && sender.getEndpointUri() != null
                ? Optional.of(name(camel, sender.getEndpointUri()))
                : Optional.empty();
    }

    /** The steps within a step. */
    static List<ProcessorDefinition<?>> children(ProcessorDefinition<?> step) {
        if (step instanceof CircuitBreakerDefinition breaker && breaker.getOnFallback() != null) {
            List<ProcessorDefinition<?>> all = new ArrayList<>(breaker.getOutputs());
            all.addAll(breaker.getOnFallback().getOutputs());
            return all;
        }
        return step.getOutputs();
    }

    private static String name(CamelContext camel, @Nullable String uri) {
        String written = uri == null ? "" : uri;
        String resolved;
        try {
            resolved = camel.resolvePropertyPlaceholders(written);
        } catch (IllegalArgumentException notSet) {
            resolved = written;
        }
        return resolved.replaceFirst("[?].*", "").replaceFirst("^([\\w+.-]+):(//)?", "$1:");
    }
}

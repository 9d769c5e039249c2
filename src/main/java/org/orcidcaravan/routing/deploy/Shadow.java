package org.orcidcaravan.routing.deploy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.StopDefinition;

/**
 * A dry load: each route is built in the running Camel under another id, listening to an address of its own, and never
 * started. That proves components, options, placeholders, beans and configurations; then it is taken away again.
 */
final class Shadow {
    static final String MARK = "~check";
    /** Its endpoints share one clock by name, and taking one away would unschedule the other's trigger. */
    private static final Set<String> NOT_OPENED = Set.of("quartz");

    private final CamelContext camel;
    private final RouteText file;
    private final Deque<Undo> undos = new ArrayDeque<>();

    private Shadow(CamelContext camel, RouteText file) {
        this.camel = camel;
        this.file = file;
    }

    /** How to take one thing away again. */
    private interface Undo {
        void run() throws Exception;
    }

    static void rehearse(CamelContext camel, RouteText file) throws RouteRefused {
        Shadow shadow = new Shadow(camel, file);
        try {
            shadow.build();
        } finally {
            shadow.clear();
        }
    }

    private void build() throws RouteRefused {
        Definitions definitions;
        try {
            definitions = Definitions.read(camel, file);
        } catch (Exception e) {
            throw RouteRefused.rehearsed(file, 1, e);
        }
        Set<String> own = definitions.configurationIds();
        for (RouteConfigurationDefinition configuration : definitions.configurations()) {
            attempt(configuration.getLineNumber(), () -> build(configuration));
        }
        for (RouteDefinition route : definitions.routes()) {
            attempt(route.getLineNumber(), () -> build(route, own));
        }
    }

    private void attempt(int line, Undo step) throws RouteRefused {
        try {
            step.run();
        } catch (Exception e) {
            throw RouteRefused.rehearsed(file, Math.max(1, line), e);
        }
    }

    /** A configuration does nothing by itself: a small route that names it shows whether its steps can be built. */
    private void build(RouteConfigurationDefinition configuration) throws Exception {
        ModelCamelContext model = Definitions.model(camel);
        String id = configuration.getId() + MARK;
        configuration.setId(id);
        rename(configuration.getOnExceptions());
        model.addRouteConfiguration(configuration);
        undos.push(() -> model.removeRouteConfiguration(configuration));
        RouteDefinition route = new RouteDefinition();
        route.setId("configuration-" + id);
        route.setRouteConfigurationId(id);
        route.setInput(new FromDefinition());
        route.addOutput(new StopDefinition());
        add(route);
    }

    private void build(RouteDefinition route, Set<String> ownConfigurations) throws Exception {
        open(route.getInput().getEndpointUri());
        route.setId(route.getId() + MARK);
        rename(route.getOutputs());
        if (route.getRouteConfigurationId() != null) {
            route.setRouteConfigurationId(Definitions.COMMA
                    .splitAsStream(route.getRouteConfigurationId())
                    .map(String::strip)
                    .map(id -> ownConfigurations.contains(id) ? id + MARK : id)
                    .collect(Collectors.joining(",")));
        }
        add(route);
    }

    private void add(RouteDefinition route) throws Exception {
        String id = route.getId();
        route.getInput().setUri("direct:" + id);
        route.setAutoStartup("false");
        undos.push(() -> Definitions.remove(camel, id));
        Definitions.add(camel, route);
    }

    /** The address that the route will listen on: whether it can be made, and listened on. */
    private void open(String written) throws Exception {
        String uri = camel.resolvePropertyPlaceholders(written);
        String scheme = uri.replaceFirst(":.*", "");
        if (NOT_OPENED.contains(scheme)) {
            camel.getComponent(scheme);
            return;
        }
        boolean known = camel.hasEndpoint(uri) != null;
        Endpoint endpoint = camel.getEndpoint(uri);
        if (!known) {
            undos.push(() -> camel.removeEndpoint(endpoint));
        }
        endpoint.createConsumer(exchange -> {});
    }

    /** The running routes have steps with these ids. */
    private static void rename(List<? extends ProcessorDefinition<?>> steps) {
        for (ProcessorDefinition<?> step : steps) {
            if (step.hasCustomIdAssigned()) {
                step.setId(step.getId() + MARK);
            }
            rename(step.getOutputs());
        }
    }

    private void clear() {
        while (!undos.isEmpty()) {
            try {
                undos.pop().run();
            } catch (Exception e) {
                System.getLogger(Shadow.class.getName())
                        .log(System.Logger.Level.WARNING, "Failed to clear up after the check of " + file.name(), e);
            }
        }
    }
}

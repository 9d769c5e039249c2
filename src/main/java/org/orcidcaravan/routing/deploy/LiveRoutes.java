package org.orcidcaravan.routing.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.running.RouteCounts;

/** The routes in the running Camel, put in and taken out a file at a time. */
final class LiveRoutes {
    private final CamelContext camel;
    private final RouteCounts counts;
    private final Duration patience;
    /** Routes that somebody stopped: they stay so when their file changes. */
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    LiveRoutes(CamelContext camel, RouteCounts counts, Duration patience) {
        this.camel = camel;
        this.counts = counts;
        this.patience = patience;
        Doors.of(camel);
        if (!camel.getRoutePolicyFactories().contains(counts)) {
            camel.addRoutePolicyFactory(counts);
        }
    }

    /** What one file has put in, by id. */
    record Loaded(
            RouteText text,
            List<String> routes,
            Set<String> configurations,
            Set<String> named,
            List<String> templates) {}

    Set<String> held() {
        return held;
    }

    void rehearse(RouteText file) throws RouteRefused {
        Shadow.rehearse(camel, file);
    }

    /** Whether a swap would wait in vain: something has been in the routes for longer than a swap waits. */
    boolean isBusy(Loaded old) {
        return counts.oldestMillis(old.routes()) > patience.toMillis();
    }

    /**
     * Puts a file's routes in the place of its old ones.
     *
     * @param old what runs of it; null: nothing
     * @throws RoutesBusy when messages are in the old routes for too long: they run on
     * @throws RouteRefused when the new ones do not start: the old ones run again
     */
    Loaded swap(@Nullable Loaded old, RouteText file) throws RoutesBusy, RouteRefused {
        if (old == null) {
            try {
                return load(file);
            } catch (Exception e) {
                throw RouteRefused.started(file, e);
            }
        }
        try (Queues _ = Queues.hold(camel, old.routes());
                Drain drain = new Drain(camel, counts, patience)) {
            Set<String> leaving = new HashSet<>(old.routes());
            leaving.removeAll(idsOf(file));
            drain.stop(old.routes(), leaving);
            unload(old);
            counts.forget(leaving);
            try {
                return load(file);
            } catch (Exception e) {
                reload(old, e);
                throw RouteRefused.started(file, e);
            }
        }
    }

    private Set<String> idsOf(RouteText file) throws RouteRefused {
        Set<String> ids = new HashSet<>();
        try {
            Definitions.read(camel, file).routes().forEach(route -> ids.add(route.getId()));
        } catch (Exception e) {
            throw RouteRefused.started(file, e);
        }
        return ids;
    }

    /** The last good text ran a moment ago, so it starts; if not, that is for an operator at once. */
    private void reload(Loaded old, Exception reason) {
        try {
            load(old.text());
        } catch (Exception e) {
            e.addSuppressed(reason);
            throw new IllegalStateException(
                    "Failed to go back to the last good text of '%s': none of its routes runs. Start the service again."
                            .formatted(old.text().name()),
                    e);
        }
    }

    /** Takes a file's routes out. */
    void remove(Loaded old) throws RoutesBusy {
        drain(old.routes(), Set.copyOf(old.routes()));
        try {
            unload(old);
        } catch (RouteRefused e) {
            throw new IllegalStateException(
                    "Failed to remove the routes of '" + old.text().name() + "'", e);
        }
        counts.forget(old.routes());
    }

    /** Stops routes when what is in them is through. */
    void drain(Collection<String> ids, Set<String> leaving) throws RoutesBusy {
        try (Drain drain = new Drain(camel, counts, patience)) {
            drain.stop(ids, leaving);
        }
    }

    private Loaded load(RouteText file) throws Exception {
        ModelCamelContext model = Definitions.model(camel);
        Definitions definitions = Definitions.read(camel, file);
        List<String> added = new ArrayList<>();
        Loaded loaded = new Loaded(
                file,
                added,
                definitions.configurationIds(),
                definitions.namedConfigurations(),
                definitions.templates().stream()
                        .map(RouteTemplateDefinition::getId)
                        .toList());
        for (RouteConfigurationDefinition configuration : definitions.configurations()) {
            RouteConfigurationDefinition before = model.getRouteConfigurationDefinition(configuration.getId());
            if (before != null) {
                model.removeRouteConfiguration(before);
            }
            model.addRouteConfiguration(configuration);
        }
        model.addRouteTemplateDefinitions(definitions.templates());
        try {
            for (RouteDefinition route : definitions.routes()) {
                if (held.contains(route.getId())) {
                    route.setAutoStartup("false");
                }
                route.setLocation("file:" + file.name());
                added.add(route.getId());
                Definitions.add(camel, route);
            }
        } catch (Exception e) {
            unload(loaded);
            throw e;
        }
        return loaded;
    }

    private void unload(Loaded old) throws RouteRefused {
        ModelCamelContext model = Definitions.model(camel);
        try {
            for (String id : old.routes()) {
                if (camel.getRoute(id) != null
                        && !camel.getRouteController().getRouteStatus(id).isStopped()) {
                    camel.getRouteController().stopRoute(id);
                }
                Definitions.remove(camel, id);
            }
            for (String id : old.configurations()) {
                RouteConfigurationDefinition configuration = model.getRouteConfigurationDefinition(id);
                if (configuration != null) {
                    model.removeRouteConfiguration(configuration);
                }
            }
            for (String id : old.templates()) {
                RouteTemplateDefinition template = model.getRouteTemplateDefinition(id);
                if (template != null) {
                    model.removeRouteTemplateDefinition(template);
                }
            }
        } catch (Exception e) {
            throw RouteRefused.started(old.text(), e);
        }
    }
}

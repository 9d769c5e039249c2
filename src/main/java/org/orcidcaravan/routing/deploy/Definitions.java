package org.orcidcaravan.routing.deploy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** What one file declares, as Camel reads it; each reading is used once, because Camel fills definitions in. */
record Definitions(
        List<RouteDefinition> routes,
        List<RouteConfigurationDefinition> configurations,
        List<RouteTemplateDefinition> templates) {

    static final Pattern COMMA = Pattern.compile(",");

    static Definitions read(CamelContext camel, RouteText file) throws Exception {
        List<RouteDefinition> routes = List.of();
        List<RouteConfigurationDefinition> configurations = List.of();
        List<RouteTemplateDefinition> templates = List.of();
        for (RoutesBuilder found : PluginHelper.getRoutesLoader(camel)
                .findRoutesBuilders(ResourceHelper.fromString("file:" + file.name(), file.text()))) {
            if (found instanceof RouteBuilder builder) {
                builder.setCamelContext(camel);
                if (builder instanceof RouteConfigurationBuilder both) {
                    both.configuration();
                    configurations = both.getRouteConfigurationCollection().getRouteConfigurations();
                }
                routes = builder.configureRoutes(camel).getRoutes();
                templates = builder.getRouteTemplateCollection().getRouteTemplates();
            }
        }
        return new Definitions(List.copyOf(routes), List.copyOf(configurations), List.copyOf(templates));
    }

    Set<String> configurationIds() {
        return configurations.stream()
                .map(RouteConfigurationDefinition::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The route configurations that a file's routes name. */
    Set<String> namedConfigurations() {
        return routes.stream()
                .map(RouteDefinition::getRouteConfigurationId)
                .flatMap(ids -> ids == null ? Stream.of() : COMMA.splitAsStream(ids))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Adds one route to a running Camel, with the configurations it names; it starts unless it says otherwise. */
    static void add(CamelContext camel, RouteDefinition route) throws Exception {
        RoutesDefinition alone = new RoutesDefinition();
        alone.setCamelContext(camel);
        alone.setRoutes(List.of(route));
        alone.prepareRoute(route);
        model(camel).addRouteDefinition(route);
    }

    /** Removes a route that is stopped, and what is known of it. */
    static void remove(CamelContext camel, String id) throws Exception {
        camel.removeRoute(id);
        RouteDefinition left = model(camel).getRouteDefinition(id);
        if (left != null) {
            model(camel).removeRouteDefinition(left);
        }
    }

    static ModelCamelContext model(CamelContext camel) {
        return (ModelCamelContext) camel;
    }
}

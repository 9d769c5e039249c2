package org.orcidcaravan.routing.lint;

import java.util.List;
import java.util.Optional;

/**
 * One item of a route file's top-level list, such as {@code - route: …}.
 *
 * @param kind the item's one key; {@code ?} when the item is no mapping
 */
public record Entry(String kind, int line, Yaml body) {
    static final String ROUTE = "route";
    static final String CONFIGURATION = "routeConfiguration";
    static final String TEMPLATE = "routeTemplate";
    static final List<String> KINDS = List.of(ROUTE, CONFIGURATION, TEMPLATE);

    public boolean isRoute() {
        return kind.equals(ROUTE);
    }

    public boolean isConfiguration() {
        return kind.equals(CONFIGURATION);
    }

    boolean isTemplate() {
        return kind.equals(TEMPLATE);
    }

    public Optional<String> id() {
        return body.textAt("id");
    }

    /** What its id lays claim to: routes and templates share their names, route configurations have their own. */
    public Optional<String> claim() {
        return id().map(id -> (isConfiguration() ? "configuration " : "flow ") + id);
    }

    public Optional<String> description() {
        return body.textAt("description");
    }

    /** The body that holds the {@code from}: the route itself, or the route within a template. */
    public Yaml route() {
        return isTemplate() ? body.at("route").orElse(body) : body;
    }

    List<Step> steps() {
        return Step.under(body);
    }

    /** How a message calls it: {@code Route 'sync-changes'}, or its line when it has no id. */
    String title() {
        String word = isConfiguration() ? "Route configuration" : isTemplate() ? "Route template" : "Route";
        return id().map(id -> word + " '" + id + "'").orElse(word + " at line " + line);
    }
}

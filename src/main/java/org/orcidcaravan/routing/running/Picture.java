package org.orcidcaravan.routing.running;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route as a graph: its steps, and the routes that call it or that it calls. */
public record Picture(String route, List<Node> nodes, List<Edge> edges) {
    public Picture {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * A step, or another route.
     *
     * @param kind {@code from}, {@code route} for another route, or the step's name, as {@code bean}
     * @param label what it does, in its own words or Camel's
     * @param route whose step it is, or which route it stands for
     * @param line where it stands in the file; null: not in this one
     * @param depth how many steps it is within
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Node(
            String id,
            String kind,
            String label,
            String route,
            @Nullable Integer line,
            int depth) {}

    /**
     * What follows what.
     *
     * @param label on which condition; null: always
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Edge(String from, String to, @Nullable String label) {}
}

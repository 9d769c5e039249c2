package org.orcidcaravan.routing.running;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.OtherwiseDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.WhenDefinition;
import org.jspecify.annotations.Nullable;

/** Reads a running route's steps into a picture. */
final class PictureDrawing {
    private static final int LONGEST_LABEL = 80;
    /** Steps that some messages pass by. */
    private static final Set<Class<?>> PASSED_BY = Set.of(FilterDefinition.class, IdempotentConsumerDefinition.class);

    private final CamelContext camel;
    private final RouteDefinition route;
    private final Map<String, String> listeners = new HashMap<>();
    private final Map<String, RouteDefinition> routes = new LinkedHashMap<>();
    private final List<Picture.Node> nodes = new ArrayList<>();
    private final List<Picture.Edge> edges = new ArrayList<>();

    private PictureDrawing(CamelContext camel, RouteDefinition route) {
        this.camel = camel;
        this.route = route;
        for (RouteDefinition other : List.copyOf(((ModelCamelContext) camel).getRouteDefinitions())) {
            routes.put(other.getId(), other);
            listeners.put(Links.from(camel, other), other.getId());
        }
    }

    /** A place that the flow goes on from. */
    private record End(String node, @Nullable String label) {}

    static Picture of(CamelContext camel, RouteDefinition route) {
        PictureDrawing drawing = new PictureDrawing(camel, route);
        drawing.draw();
        return new Picture(route.getId(), drawing.nodes, drawing.edges);
    }

    private void draw() {
        String start = route.getId() + "/from";
        nodes.add(new Picture.Node(
                start,
                "from",
                Labels.address(route.getInput().getEndpointUri()),
                route.getId(),
                line(route.getInput().getLineNumber()),
                0));
        String name = Links.from(camel, route);
        for (RouteDefinition other : routes.values()) {
            if (!other.getId().equals(route.getId())
                    && Links.targets(camel, other).contains(name)) {
                edges.add(new Picture.Edge(neighbour(other.getId()), start, "calls"));
            }
        }
        chain(route.getOutputs(), List.of(new End(start, null)), 0);
    }

    /** Draws steps one after the other; gives where the flow goes on. */
    private List<End> chain(List<ProcessorDefinition<?>> steps, List<End> before, int depth) {
        List<End> ends = before;
        for (ProcessorDefinition<?> step : steps) {
            // What configurations put in front of the steps is not of this route.
            if (!step.isAbstract()) {
                ends = draw(step, ends, depth);
            }
        }
        return ends;
    }

    private List<End> draw(ProcessorDefinition<?> step, List<End> before, int depth) {
        String id = route.getId() + "/" + nodes.size();
        nodes.add(new Picture.Node(
                id, step.getShortName(), label(step), route.getId(), line(step.getLineNumber()), depth));
        before.forEach(end -> edges.add(new Picture.Edge(end.node(), id, end.label())));
        Links.target(camel, step).map(listeners::get).ifPresent(called -> link(id, called));
        List<ProcessorDefinition<?>> inside = Links.children(step);
        if (step instanceof ChoiceDefinition choice) {
            return branches(choice, id, depth + 1);
        }
        if (step instanceof MulticastDefinition) {
            List<End> ends = new ArrayList<>();
            inside.forEach(branch -> ends.addAll(draw(branch, List.of(new End(id, null)), depth + 1)));
            return ends;
        }
        List<End> ends = inside.isEmpty()
                ? List.of(new End(id, null))
                : new ArrayList<>(chain(inside, List.of(new End(id, null)), depth + 1));
        if (PASSED_BY.contains(step.getClass()) && !inside.isEmpty()) {
            List<End> both = new ArrayList<>(ends);
            both.add(new End(id, "otherwise"));
            return both;
        }
        return ends;
    }

    private List<End> branches(ChoiceDefinition choice, String id, int depth) {
        List<End> ends = new ArrayList<>();
        for (WhenDefinition when : choice.getWhenClauses()) {
            ends.addAll(chain(when.getOutputs(), List.of(new End(id, shortened(when.getLabel()))), depth));
        }
        OtherwiseDefinition otherwise = choice.getOtherwise();
        List<ProcessorDefinition<?>> rest = otherwise == null ? List.of() : otherwise.getOutputs();
        ends.addAll(chain(rest, List.of(new End(id, "otherwise")), depth));
        return ends;
    }

    private void link(String from, String called) {
        edges.add(
                called.equals(route.getId())
                        ? new Picture.Edge(from, route.getId() + "/from", "again")
                        : new Picture.Edge(from, neighbour(called), "goes to"));
    }

    private String neighbour(String other) {
        String id = "route:" + other;
        if (nodes.stream().noneMatch(node -> node.id().equals(id))) {
            RouteDefinition there = routes.get(other);
            String words = there == null || there.getDescription() == null ? "" : ": " + there.getDescription();
            nodes.add(new Picture.Node(id, "route", shortened(other + words), other, null, 0));
        }
        return id;
    }

    private static @Nullable Integer line(int number) {
        return number > 0 ? number : null;
    }

    private static String label(ProcessorDefinition<?> step) {
        String own = step.getDescription();
        return shortened(own != null && !own.isBlank() ? own : Labels.of(step));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_LABEL ? line : line.substring(0, LONGEST_LABEL - 1) + "…";
    }
}

package org.orcidcaravan.routing.deploy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;
import org.orcidcaravan.routing.running.Links;

/**
 * In which order routes are emptied: who calls before who is called, however many routes of other files lie between, so
 * that no message waits for a route that takes nothing any more.
 */
final class CallOrder {
    private final Map<String, Set<String>> calls = new HashMap<>();

    private CallOrder() {}

    static CallOrder of(CamelContext camel) {
        CallOrder order = new CallOrder();
        Map<String, String> listeners = new HashMap<>();
        List<RouteDefinition> routes = List.copyOf(Definitions.model(camel).getRouteDefinitions());
        routes.forEach(route -> listeners.put(Links.from(camel, route), route.getId()));
        for (RouteDefinition route : routes) {
            Set<String> called = new HashSet<>();
            for (String target : Links.targets(camel, route)) {
                String listener = listeners.get(target);
                if (listener != null) {
                    called.add(listener);
                }
            }
            order.calls.put(route.getId(), called);
        }
        return order;
    }

    /** Callers first; within a circle, as they were given. */
    List<String> sorted(Collection<String> ids) {
        List<String> left = new ArrayList<>(ids);
        List<String> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(id -> left.stream().noneMatch(other -> !other.equals(id) && reaches(other, id)))
                    .findFirst()
                    .orElse(left.getFirst());
            left.remove(next);
            sorted.add(next);
        }
        return sorted;
    }

    private boolean reaches(String caller, String called) {
        Set<String> seen = new HashSet<>(Set.of(caller));
        Deque<String> ahead = new ArrayDeque<>(calls.getOrDefault(caller, Set.of()));
        while (!ahead.isEmpty()) {
            String id = ahead.pop();
            if (id.equals(called)) {
                return true;
            }
            if (seen.add(id)) {
                ahead.addAll(calls.getOrDefault(id, Set.of()));
            }
        }
        return false;
    }
}

package org.orcidcaravan.routing.deploy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.support.service.ServiceHelper;
import org.orcidcaravan.routing.running.RouteCounts;

/**
 * Empties routes before they are stopped: one after the other, callers first, each takes nothing more and lets what is in
 * it come to its end. Who calls it meanwhile waits for its successor. When that takes too long, all of them go on.
 */
final class Drain implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** What was polled before a route was told to take nothing more may not have entered it yet. */
    private static final long STEADY_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    /** A queue's consumers look every second whether they are to end. */
    private static final long STOP_SECONDS = 5;

    private final CamelContext camel;
    private final RouteCounts counts;
    private final long deadline;
    private final Duration patience;
    private final Doors doors;
    private final Deque<Consumer> quiet = new ArrayDeque<>();
    private final Deque<Door> closed = new ArrayDeque<>();

    Drain(CamelContext camel, RouteCounts counts, Duration patience) {
        this.camel = camel;
        this.counts = counts;
        this.doors = Doors.of(camel);
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /**
     * Stops routes.
     *
     * @param leaving those of them that get no successor, so that their queues are emptied too
     * @throws RoutesBusy when messages are in them for too long; then all run as before
     */
    void stop(Collection<String> ids, Set<String> leaving) throws RoutesBusy {
        List<String> order = CallOrder.of(camel).sorted(ids);
        try {
            for (String id : order) {
                Route route = camel.getRoute(id);
                if (route != null && isRunning(id)) {
                    empty(route, leaving.contains(id));
                }
            }
        } catch (RoutesBusy busy) {
            quiet.forEach(ServiceHelper::resumeService);
            throw busy;
        }
        for (String id : order) {
            stop(id);
        }
    }

    private boolean isRunning(String id) {
        return camel.getRouteController().getRouteStatus(id).isStarted();
    }

    private void empty(Route route, boolean leaves) throws RoutesBusy {
        String id = route.getId();
        if (leaves && Queues.feeds(route)) {
            await(() -> Queues.waiting(route) == 0, id, "has messages in its queue", STEADY_NANOS);
        }
        Door door = doors.of(route);
        if (door != null) {
            door.close();
            closed.push(door);
            await(door::isEmpty, id, "has messages in flight", 0);
            return;
        }
        quiet.push(route.getConsumer());
        ServiceHelper.suspendService(route.getConsumer());
        await(() -> counts.inFlight(id) == 0, id, "has messages in flight", STEADY_NANOS);
    }

    private void await(BooleanSupplier empty, String id, String otherwise, long steady) throws RoutesBusy {
        long since = System.nanoTime();
        for (long now = since; ; now = System.nanoTime()) {
            if (!empty.getAsBoolean()) {
                since = now;
            } else if (now - since >= steady) {
                return;
            }
            if (now - deadline > 0) {
                throw new RoutesBusy(id, otherwise + " for more than " + patience.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Nothing is in it, so this takes no time; messages that wait in a queue stay there for the successor. */
    private void stop(String id) {
        try {
            Route route = camel.getRoute(id);
            if (route != null && Queues.waiting(route) > 0) {
                camel.getRouteController().stopRoute(id, 1, TimeUnit.MILLISECONDS);
            } else {
                camel.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new IllegalStateException("Failed to stop route '" + id + "'", e);
        }
    }

    /** Lets callers in again: to the successors, or to those that ran before. */
    @Override
    public void close() {
        closed.forEach(Door::open);
        closed.clear();
    }
}

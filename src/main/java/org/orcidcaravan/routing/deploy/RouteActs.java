package org.orcidcaravan.routing.deploy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.quarkus.core.CamelRuntime;

/**
 * Starts, stops, suspends and resumes routes for people; each act is audited before it happens. A route that somebody
 * stopped stays so when its file changes, until somebody starts it or the service starts anew.
 */
@ApplicationScoped
public class RouteActs {
    /** A route that is suspended takes nothing more; what is in it goes on, and nobody waits for that. */
    private static final long SUSPEND_SECONDS = 2;

    private final CamelContext camel;
    private final Deployments deployments;
    private final RouteHistoryStore history;

    @Inject
    RouteActs(CamelRuntime runtime, Deployments deployments, RouteHistoryStore history) {
        this(runtime.getCamelContext(), deployments, history);
    }

    /** For a Camel of a test's own. */
    RouteActs(CamelContext camel, Deployments deployments, RouteHistoryStore history) {
        this.camel = camel;
        this.deployments = deployments;
        this.history = history;
    }

    /** What can be done with a route. */
    public enum Act {
        START,
        STOP,
        SUSPEND,
        RESUME;

        String verb() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Does it.
     *
     * @return false when there is no such route
     * @throws NotNow when its state, or messages in it, do not allow it; the message says why
     */
    public boolean act(String route, Act act, String actor) {
        Optional<ServiceStatus> state =
                Optional.ofNullable(camel.getRouteController().getRouteStatus(route));
        if (state.isEmpty() || route.contains(Shadow.MARK)) {
            return false;
        }
        return deployments.deployer().alone(() -> {
            refuseUnless(allows(state.get(), act), route, state.get(), act);
            history.audit(
                    actor,
                    "route." + act.verb(),
                    "route:" + route,
                    "was " + state.get().name().toLowerCase(Locale.ROOT));
            return done(route, act);
        });
    }

    private static boolean allows(ServiceStatus state, Act act) {
        return switch (act) {
            case START -> state.isStopped();
            case STOP -> state.isStarted() || state.isSuspended();
            case SUSPEND -> state.isStarted();
            case RESUME -> state.isSuspended();
        };
    }

    private static void refuseUnless(boolean allowed, String route, ServiceStatus state, Act act) {
        if (!allowed) {
            throw new NotNow("Route '%s' is %s, so there is nothing to %s."
                    .formatted(route, state.name().toLowerCase(Locale.ROOT), act.verb()));
        }
    }

    private boolean done(String route, Act act) {
        Set<String> held = deployments.deployer().live().held();
        try {
            switch (act) {
                case START -> {
                    camel.getRouteController().startRoute(route);
                    held.remove(route);
                }
                case STOP -> {
                    deployments.deployer().live().drain(Set.of(route), Set.of());
                    held.add(route);
                }
                case SUSPEND -> camel.getRouteController().suspendRoute(route, SUSPEND_SECONDS, TimeUnit.SECONDS);
                case RESUME -> camel.getRouteController().resumeRoute(route);
            }
            return true;
        } catch (RoutesBusy busy) {
            throw new NotNow("Route '" + route + "' has messages in flight for longer than caravan.routes.drain, so it"
                    + " runs on: suspend it, and stop it when they are through.");
        } catch (Exception e) {
            throw new NotNow("Route '" + route + "' did not " + act.verb() + ": " + e.getMessage()
                    + ". See the log, and the route's file.");
        }
    }

    /** The act is not possible as things are. */
    public static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNow(String message) {
            super(message);
        }
    }
}

package org.orcidcaravan.routing.deploy;

import java.nio.file.Path;
import org.orcidcaravan.routing.RouteFinding;

/** Messages are in the routes, and take longer than a swap waits; everything goes on as before. */
final class RoutesBusy extends Exception {
    private static final long serialVersionUID = 1L;

    RoutesBusy(String route, String what) {
        super("Route '%s' %s: its new text runs as soon as they are through; nothing has to be done."
                .formatted(route, what));
    }

    RouteFinding finding(String file) {
        return new RouteFinding(Path.of(file), 1, "in-flight", String.valueOf(getMessage()));
    }
}

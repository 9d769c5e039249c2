package org.orcidcaravan.routing;

import java.util.List;

/** A command runs with all routes that it needs or not at all: nobody would see that one of them is missing. */
public class RoutesRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoutesRefused(List<String> sentences) {
        super("Cannot run, because a route file is not in order: " + String.join(" ", sentences)
                + " \"caravan routes check\" says it all.");
    }
}

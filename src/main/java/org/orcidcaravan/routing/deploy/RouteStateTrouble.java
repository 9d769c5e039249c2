package org.orcidcaravan.routing.deploy;

import java.sql.SQLException;

/** The database does not take or give what belongs to routes; the routes themselves do not need it. */
public final class RouteStateTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RouteStateTrouble(String what, SQLException cause) {
        super(
                what + ": "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given")
                        + ". See that PostgreSQL is up, then try again.",
                cause);
    }
}

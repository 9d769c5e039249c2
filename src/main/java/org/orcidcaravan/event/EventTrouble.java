package org.orcidcaravan.event;

import java.sql.SQLException;

/** PostgreSQL refused or was lost: no event was noted, taken or settled. */
public final class EventTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventTrouble(String what, SQLException cause) {
        super(what + ": " + firstLine(cause) + ". See that PostgreSQL is up and has room.", cause);
    }

    /** The first line only: PostgreSQL quotes a row's values in the ones after it. */
    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

package org.orcidcaravan.source.record;

import java.sql.SQLException;

/** PostgreSQL refused or was lost: nothing of what was asked for has been changed. */
public final class SourceTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceTrouble(String what, SQLException cause) {
        super(what + ": " + firstLine(cause) + ". See that PostgreSQL is up and has room, then start again.", cause);
    }

    /** The first line only: PostgreSQL quotes a row's values in the ones after it. */
    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

package org.orcidcaravan.sync.mirror;

import java.sql.SQLException;

/** PostgreSQL refused or was lost: what was not confirmed is not known, and will be looked at again. */
public class DatabaseTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseTrouble(String what, SQLException cause) {
        super(what + ": " + firstLine(cause) + ". See that PostgreSQL is up and has room, then start again.", cause);
    }

    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

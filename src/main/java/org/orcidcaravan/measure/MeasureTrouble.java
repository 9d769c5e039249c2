package org.orcidcaravan.measure;

import java.sql.SQLException;

/** PostgreSQL refused or was lost: there are no figures for the moment. */
public final class MeasureTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What could not be done: "Failed to ...". */
    public MeasureTrouble(String what, SQLException cause) {
        super(
                what + ": "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given")
                        + ". See that PostgreSQL is up; figures go on by themselves.",
                cause);
    }
}

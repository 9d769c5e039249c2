package org.orcidcaravan.source.harvest;

import java.sql.SQLException;

/** PostgreSQL refused or was lost: the harvest is where it was before. */
public final class HarvestTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    HarvestTrouble(String what, SQLException cause) {
        super(
                what + ": "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given")
                        + ". See that PostgreSQL is up and has room, then start again.",
                cause);
    }
}

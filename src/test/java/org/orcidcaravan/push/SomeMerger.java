package org.orcidcaravan.push;

import javax.sql.DataSource;

/** Merges for tests of other rooms. */
public final class SomeMerger {
    private SomeMerger() {}

    /** On this database. */
    public static Merger on(DataSource database) {
        return new Merger(new TransactionStore(database));
    }
}

package org.orcidcaravan.sync.mirror;

import java.sql.SQLException;

/** The sole right to work on a mirror, until it is closed. */
public final class MirrorLease implements AutoCloseable {
    private final Mirror mirror;
    private final Release release;

    MirrorLease(Mirror mirror, Release release) {
        this.mirror = mirror;
        this.release = release;
    }

    /** The mirror to work on. */
    public Mirror mirror() {
        return mirror;
    }

    @Override
    public void close() {
        try {
            release.run();
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to give back the work on " + mirror.path(), e);
        }
    }

    /** How the right is given back. */
    interface Release {
        void run() throws SQLException;
    }
}

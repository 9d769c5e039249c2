package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One transaction about access, with its row of the audit: all of it, or nothing. */
@ApplicationScoped
public class TransactionStore {
    private final DataSource database;

    public TransactionStore(DataSource database) {
        this.database = database;
    }

    /** What happens within it. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Does the work, and keeps it when nothing is thrown.
     *
     * @param what begins the sentence when it fails: "Failed to ..."
     * @throws AccessTrouble when PostgreSQL does not take it: nothing is changed
     */
    <T> T within(String what, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new AccessTrouble(what, e);
        }
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            reason.addSuppressed(lost);
        }
    }
}

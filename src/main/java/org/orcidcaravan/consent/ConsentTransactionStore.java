package org.orcidcaravan.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One transaction about consent, with its row of the audit: all of it, or nothing. */
@ApplicationScoped
public class ConsentTransactionStore {
    private final DataSource database;

    public ConsentTransactionStore(DataSource database) {
        this.database = database;
    }

    /** What happens within it. */
    public interface Work<T> {
        /** Does it. */
        T in(Connection connection) throws SQLException;
    }

    /**
     * Does the work, and keeps it when nothing is thrown.
     *
     * @param what begins the sentence when it fails: "Failed to ..."
     * @throws ConsentTrouble when PostgreSQL does not take it: nothing is changed
     */
    public <T> T within(String what, Work<T> work) {
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
            throw new ConsentTrouble(what, e);
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

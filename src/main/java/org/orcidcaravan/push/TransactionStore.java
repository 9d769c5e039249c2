package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One transaction of the queue: all of it, or nothing. */
@ApplicationScoped
class TransactionStore {
    private final DataSource database;

    TransactionStore(DataSource database) {
        this.database = database;
    }

    /** What happens within it. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * @param what begins the sentence when it fails: "Failed to ..."
     * @throws QueueTrouble when PostgreSQL does not take it: nothing is changed
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
            throw new QueueTrouble(what, e);
        }
    }

    /** The same, and then nothing of it has happened. */
    <T> T rehearse(String what, Work<T> work) {
        return within(what, connection -> {
            T result = work.in(connection);
            connection.rollback();
            return result;
        });
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            reason.addSuppressed(lost);
        }
    }
}

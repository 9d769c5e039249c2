package org.orcidcaravan.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** Does work within a transaction, and says in a room's own words when PostgreSQL did not take it. */
public final class Transactions {
    private final DataSource database;
    private final BiFunction<String, SQLException, ? extends RuntimeException> trouble;

    /**
     * For one room.
     *
     * @param trouble makes the room's exception from the beginning of a sentence ("Failed to ...") and the cause
     */
    public Transactions(DataSource database, BiFunction<String, SQLException, ? extends RuntimeException> trouble) {
        this.database = database;
        this.trouble = trouble;
    }

    /** What happens within a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; whatever it throws undoes it. */
        T in(Connection connection) throws SQLException;
    }

    /**
     * Does the work, and keeps it when nothing is thrown.
     *
     * @param what begins the sentence when it fails: "Failed to ..."
     * @throws RuntimeException the room's own, when PostgreSQL does not take it: nothing is changed
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
            throw trouble.apply(what, e);
        }
    }

    /** The same, and then nothing of it has happened. */
    public <T> T rehearse(String what, Work<T> work) {
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

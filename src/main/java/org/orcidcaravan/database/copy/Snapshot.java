package org.orcidcaravan.database.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** The state as it was at one moment, whatever is written meanwhile. */
final class Snapshot implements AutoCloseable {
    private static final String DESCRIBED = """
            select (select version from flyway_schema_history where success and version is not null
                    order by installed_rank desc limit 1),
                   to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), current_setting('server_version')
            """;

    private final Connection connection;
    private final String schema;
    private final String takenAt;
    private final String postgres;

    private Snapshot(Connection connection, ResultSet row) throws SQLException {
        this.connection = connection;
        this.schema = row.getString(1);
        this.takenAt = row.getString(2);
        this.postgres = row.getString(3);
    }

    /** Takes it; the connection is closed with it. */
    static Snapshot take(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            Forms.settle(connection);
            try (PreparedStatement statement = connection.prepareStatement(DESCRIBED);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Snapshot(connection, row);
            }
        } catch (SQLException e) {
            giveBack(connection);
            throw e;
        }
    }

    String schema() {
        return schema;
    }

    String takenAt() {
        return takenAt;
    }

    String postgres() {
        return postgres;
    }

    List<Catalogue.Stored> tables() throws SQLException {
        return Catalogue.tables(connection);
    }

    /** Read after the rows: a number that was given meanwhile is never given again. */
    List<Manifest.Sequence> sequences() {
        try {
            List<Manifest.Sequence> sequences = new ArrayList<>();
            for (String name : Catalogue.sequences(connection)) {
                try (PreparedStatement statement =
                                connection.prepareStatement("select last_value, is_called from " + Forms.quoted(name));
                        ResultSet row = statement.executeQuery()) {
                    row.next();
                    sequences.add(new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
                }
            }
            return sequences;
        } catch (SQLException e) {
            throw CopyFailed.because(
                    "read where the numbering stands", e, "See that PostgreSQL is up, then try again.");
        }
    }

    /** Writes a table's rows; tells how many. */
    long copy(Catalogue.Stored table, OutputStream to) throws SQLException, IOException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut(), to);
    }

    /** Hands a table's rows on while they are read; tells how many were taken. */
    long hand(Catalogue.Stored table, Refill.Sink into) throws SQLException, IOException {
        try (PGCopyInputStream text = new PGCopyInputStream(connection.unwrap(PGConnection.class), table.copyOut())) {
            return into.take(text);
        }
    }

    @Override
    public void close() throws SQLException {
        giveBack(connection);
    }

    /** As it was lent: the pool does not reset everything. */
    private static void giveBack(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }
}

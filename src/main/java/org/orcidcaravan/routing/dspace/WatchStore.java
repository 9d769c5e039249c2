package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.dspace.DspaceTrouble;
import org.orcidcaravan.source.dspace.row.QueueRow;
import org.orcidcaravan.transaction.Transactions;

/** What DSpace's tables looked like when a run ended, and whether another hand was found in them. */
@ApplicationScoped
public class WatchStore {
    /** As many as no other lock of this service has. */
    private static final String LOCK = "select pg_try_advisory_lock(7021, 1)";

    private final DataSource database;
    private final Transactions transactions;

    public WatchStore(DataSource database) {
        this.database = database;
        this.transactions = new Transactions(database, DspaceTrouble::new);
    }

    /**
     * What the last run saw.
     *
     * @param lastHistory null: there was none
     * @param alarm why nothing is sent; null: nothing is in the way
     */
    public record Seen(
            @Nullable Integer lastHistory, @Nullable String alarm, Set<Integer> ours, Map<Integer, Integer> attempts) {}

    /** The right to run, which one process has; empty when another one has it. It ends with the connection. */
    public Optional<Lease> lease() {
        try {
            Connection connection = database.getConnection();
            try (PreparedStatement statement = connection.prepareStatement(LOCK);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return Optional.of(new Lease(connection));
                }
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DspaceTrouble("Failed to see whether another run is at work", e);
        }
    }

    /** The right to run; whoever has it gives it back. */
    public static final class Lease implements AutoCloseable {
        private final Connection connection;

        private Lease(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            try (connection;
                    PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(7021, 1)")) {
                statement.execute();
            } catch (SQLException e) {
                throw new DspaceTrouble("Failed to end a run over DSpace's queue", e);
            }
        }
    }

    /** What the last run saw. */
    public Seen seen() {
        return transactions.within("Failed to read what the last run saw", connection -> {
            try (PreparedStatement statement =
                            connection.prepareStatement("select last_history, alarm from dspace_watch");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Seen(
                        row.getObject(1, Integer.class), row.getString(2), numbers(connection), attempts(connection));
            }
        });
    }

    private static Set<Integer> numbers(Connection connection) throws SQLException {
        Set<Integer> ours = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("select history_id from dspace_written");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ours.add(row.getInt(1));
            }
        }
        return ours;
    }

    private static Map<Integer, Integer> attempts(Connection connection) throws SQLException {
        Map<Integer, Integer> attempts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select row_id, attempts from dspace_seen");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                attempts.put(row.getInt(1), row.getInt(2));
            }
        }
        return attempts;
    }

    /** Somebody else sends: from now on nothing is sent. */
    public void alarm(String reason) {
        transactions.within("Failed to note that somebody else sends", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "update dspace_watch set alarm = ?, alarm_at = coalesce(alarm_at, now())")) {
                statement.setString(1, reason);
                return statement.executeUpdate();
            }
        });
    }

    /**
     * A run ends, and has seen this.
     *
     * @param lastHistory the last row of the history that is accounted for
     * @param rows the whole queue
     */
    public void keep(int lastHistory, List<QueueRow> rows) {
        transactions.within("Failed to note what a run saw", connection -> {
            try (PreparedStatement watch = connection.prepareStatement(
                            "update dspace_watch set last_history = ?, looked_at = now(), alarm = null, alarm_at = null");
                    PreparedStatement written =
                            connection.prepareStatement("delete from dspace_written where history_id <= ?");
                    PreparedStatement forget = connection.prepareStatement("delete from dspace_seen");
                    PreparedStatement seen =
                            connection.prepareStatement("insert into dspace_seen (row_id, attempts) values (?, ?)")) {
                watch.setInt(1, lastHistory);
                written.setInt(1, lastHistory);
                written.executeUpdate();
                forget.executeUpdate();
                for (QueueRow row : rows) {
                    seen.setInt(1, row.id());
                    seen.setInt(2, row.tried());
                    seen.addBatch();
                }
                seen.executeBatch();
                return watch.executeUpdate();
            }
        });
    }
}

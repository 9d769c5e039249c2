package org.orcidcaravan.source.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.transaction.Transactions;

/** How far each harvest is, and who is at it: PostgreSQL takes the right back when a process ends, however it ends. */
@ApplicationScoped
public class HarvestStore {
    /** The first number keeps this lock apart from other locks of ours; it means nothing. */
    private static final String LOCK = "select pg_try_advisory_lock(7012, hashtext(?))";

    private static final String UNLOCK = "select pg_advisory_unlock(7012, hashtext(?))";
    private static final String TAKE = """
            insert into harvest (source, origin, fencing) values (?, ?, 1)
            on conflict (source) do update set
                fencing = harvest.fencing + 1,
                origin = excluded.origin,
                complete_until = case when harvest.origin = excluded.origin then harvest.complete_until end,
                under_way = harvest.under_way and harvest.origin = excluded.origin,
                changed_at = now()
            returning fencing, complete_until, under_way, window_from, window_until, token, cursor, begun, settles, not_before, run
            """;
    private static final String MOVE = """
            update harvest set
                under_way = true, window_from = ?, window_until = ?, token = ?, cursor = ?, begun = ?, settles = ?,
                not_before = null, changed_at = now()
            where source = ? and fencing = ?
            """;
    private static final String FINISH = """
            update harvest set
                under_way = false, window_from = null, window_until = null, token = null, cursor = 0, begun = null, run = null,
                complete_until = case when ? then coalesce(?, complete_until) else complete_until end,
                not_before = null, changed_at = now()
            where source = ? and fencing = ?
            """;
    private static final String PAUSE =
            "update harvest set not_before = ?, changed_at = now() where source = ? and fencing = ?";
    private static final String RUN = "update harvest set run = ? where source = ? and fencing = ?";

    private final DataSource database;
    private final Transactions transactions;
    private final Map<String, Connection> held = new ConcurrentHashMap<>();

    public HarvestStore(DataSource database) {
        this.database = database;
        this.transactions = new Transactions(database, HarvestTrouble::new);
    }

    /**
     * What was known when a source was taken.
     *
     * @param completeUntil everything that changed before this is in
     * @param underWay where a harvest was left; null when none was
     * @param run the run that a process was at when it was killed; null when it came to an end
     */
    record Taken(
            long fencing,
            @Nullable Instant completeUntil,
            @Nullable Position underWay,
            @Nullable Instant notBefore,
            @Nullable Long run) {}

    /** Takes the right to harvest a source, until {@link #release}. */
    Taken take(String source, String origin) {
        lock(source);
        try {
            return transactions.within("Failed to begin the harvest of " + source, connection -> {
                try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
                    statement.setString(1, source);
                    statement.setString(2, origin);
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return taken(row);
                    }
                }
            });
        } catch (RuntimeException e) {
            release(source);
            throw e;
        }
    }

    private static Taken taken(ResultSet row) throws SQLException {
        Position position = row.getBoolean("under_way")
                ? new Position(
                        instant(row, "window_from"),
                        instant(row, "window_until"),
                        row.getString("token"),
                        row.getLong("cursor"),
                        instant(row, "begun"),
                        row.getBoolean("settles"))
                : null;
        return new Taken(
                row.getLong("fencing"),
                instant(row, "complete_until"),
                position,
                instant(row, "not_before"),
                row.getObject("run", Long.class));
    }

    /** Notes where a harvest goes on. */
    void move(Harvest harvest, Position next) {
        transactions.within("Failed to note how far the harvest of " + harvest.source() + " is", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
                statement.setTimestamp(1, timestamp(next.from()));
                statement.setTimestamp(2, timestamp(next.until()));
                statement.setString(3, next.token());
                statement.setLong(4, next.cursor());
                statement.setTimestamp(5, timestamp(next.begun()));
                statement.setBoolean(6, next.settles());
                statement.setString(7, harvest.source());
                statement.setLong(8, harvest.fencing());
                return own(statement, harvest);
            }
        });
    }

    /** Notes that a harvest came to its end. */
    void finish(Harvest harvest, Position last) {
        transactions.within("Failed to note the end of the harvest of " + harvest.source(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
                statement.setBoolean(1, last.settles());
                statement.setTimestamp(2, timestamp(last.begun()));
                statement.setString(3, harvest.source());
                statement.setLong(4, harvest.fencing());
                return own(statement, harvest);
            }
        });
    }

    /** Notes that the repository wants to be left alone. */
    void pause(Harvest harvest, Instant until) {
        transactions.within("Failed to note the pause of " + harvest.source(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAUSE)) {
                statement.setTimestamp(1, timestamp(until));
                statement.setString(2, harvest.source());
                statement.setLong(3, harvest.fencing());
                return own(statement, harvest);
            }
        });
    }

    /** Notes by which run the records are taken in; null: that one came to an end. */
    void run(String source, long fencing, @Nullable Long run) {
        transactions.within("Failed to note the run of " + source, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(RUN)) {
                statement.setObject(1, run, Types.BIGINT);
                statement.setString(2, source);
                statement.setLong(3, fencing);
                return statement.executeUpdate();
            }
        });
    }

    private static int own(PreparedStatement statement, Harvest harvest) throws SQLException {
        int rows = statement.executeUpdate();
        if (rows == 0) {
            throw new HarvestBusy("The harvest of " + harvest.source()
                    + " was taken over by another process: this one stops, and nothing is lost.");
        }
        return rows;
    }

    private void lock(String source) {
        try {
            Connection connection = database.getConnection();
            try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
                statement.setString(1, source);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        held.put(source, connection);
                        return;
                    }
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            connection.close();
        } catch (SQLException e) {
            throw new HarvestTrouble("Failed to begin the harvest of " + source, e);
        }
        throw new HarvestBusy("Another process is harvesting " + source + ": wait until it has finished.");
    }

    /** Gives the right back. */
    void release(String source) {
        Connection connection = held.remove(source);
        if (connection == null) {
            return;
        }
        try (connection;
                PreparedStatement statement = connection.prepareStatement(UNLOCK)) {
            statement.setString(1, source);
            statement.execute();
        } catch (SQLException e) {
            throw new HarvestTrouble("Failed to end the harvest of " + source, e);
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp read = row.getTimestamp(column);
        return read == null ? null : read.toInstant();
    }
}

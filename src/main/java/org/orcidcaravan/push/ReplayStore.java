package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The replays of many dead letters, one row each. */
@ApplicationScoped
class ReplayStore {
    private static final String UNDOABLE = """
            (grace > interval '0' and (state = 'running' or state in ('done', 'stopped') and ended_at + grace > now()))
            """;
    private static final String SELECT =
            "select id, actor, asked::text, state, total, done, skipped, undone, created_at,"
                    + " ended_at, case when " + UNDOABLE + " then ended_at + grace end as undo_until, " + UNDOABLE
                    + " as undoable from replay ";
    private static final String ONE = SELECT + "where id = ?";
    private static final String LATEST = SELECT + "where cast(? as bigint) is null or id < ? order by id desc limit ?";
    private static final String STANDING = """
            select t.state, count(*) from replay_task r join task t on t.id = r.task
            where r.replay = ? and r.state in ('done', 'kept') group by t.state
            """;

    private static final String STOP =
            "update replay set state = 'stopped', ended_at = now() where id = ? and state = 'running'";
    private static final String UNDO = "update replay set state = 'undoing', undone_by = ?,"
            + " ended_at = coalesce(ended_at, now()) where id = ? and " + UNDOABLE;

    private final DataSource database;

    ReplayStore(DataSource database) {
        this.database = database;
    }

    Optional<Replay> find(long id) {
        try (Connection connection = database.getConnection()) {
            return find(connection, id);
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to read replay " + id, e);
        }
    }

    static Optional<Replay> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, id);
            return read(statement).stream().findFirst();
        }
    }

    List<Replay> latest(@Nullable Long before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setObject(1, before);
            statement.setObject(2, before);
            statement.setInt(3, limit);
            return read(statement);
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to list the replays", e);
        }
    }

    Map<TaskState, Long> standing(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setLong(1, id);
            Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(TaskState.named(row.getString(1)), row.getLong(2));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to see what became of the tasks of replay " + id, e);
        }
    }

    /** Waits for the part that is being handed over; after it there is no other. */
    static boolean stop(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STOP)) {
            statement.setLong(1, id);
            return statement.executeUpdate() == 1;
        }
    }

    static boolean undo(Connection connection, long id, String actor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNDO)) {
            statement.setString(1, actor);
            statement.setLong(2, id);
            return statement.executeUpdate() == 1;
        }
    }

    private static List<Replay> read(PreparedStatement statement) throws SQLException {
        List<Replay> replays = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                replays.add(new Replay(
                        row.getLong("id"),
                        row.getString("actor"),
                        json(row.getString("asked")),
                        ReplayState.named(row.getString("state")),
                        row.getInt("total"),
                        row.getInt("done"),
                        row.getInt("skipped"),
                        row.getInt("undone"),
                        row.getTimestamp("created_at").toInstant(),
                        instant(row.getTimestamp("ended_at")),
                        instant(row.getTimestamp("undo_until")),
                        row.getBoolean("undoable")));
            }
        }
        return replays;
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}

package org.orcidcaravan.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.measure.QueueFigures.DeadReason;
import org.orcidcaravan.push.TaskState;

/** Counts the queue. Reads all of it: never called by whoever waits for a page, except when nothing is known yet. */
@ApplicationScoped
class QueueFigureStore {
    private static final String TASKS = "select state, count(*) from task group by state";

    private static final String DEAD = """
            select verdict, error_code, max(message), count(*) from task where state = 'dead'
            group by verdict, error_code order by count(*) desc, verdict, error_code limit 100
            """;

    private static final String OLDEST_DUE =
            "select min(due_at) from writer where lease_until is null and due_at <= now()";

    private static final String PAUSED =
            "select pause_reason, count(*) from writer where pause_reason is not null group by pause_reason";

    private final DataSource database;
    private final InstantSource clock;

    QueueFigureStore(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Counts now. */
    QueueFigures count() {
        Instant begun = clock.instant();
        try (Connection connection = database.getConnection()) {
            Map<TaskState, Long> tasks = tasks(connection);
            List<DeadReason> dead = tasks.containsKey(TaskState.DEAD) ? dead(connection) : List.of();
            Instant oldest = oldestDue(connection);
            Map<String, Long> paused = paused(connection);
            Instant ended = clock.instant();
            return new QueueFigures(ended, Duration.between(begun, ended), tasks, dead, oldest, paused);
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to count the queue", e);
        }
    }

    private static Map<TaskState, Long> tasks(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TASKS);
                ResultSet row = statement.executeQuery()) {
            Map<TaskState, Long> tasks = new EnumMap<>(TaskState.class);
            while (row.next()) {
                tasks.put(TaskState.named(row.getString(1)), row.getLong(2));
            }
            return tasks;
        }
    }

    private static List<DeadReason> dead(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DEAD);
                ResultSet row = statement.executeQuery()) {
            List<DeadReason> reasons = new ArrayList<>();
            while (row.next()) {
                reasons.add(new DeadReason(
                        row.getString(1), row.getObject(2, Integer.class), row.getString(3), row.getLong(4)));
            }
            return reasons;
        }
    }

    private static @Nullable Instant oldestDue(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OLDEST_DUE);
                ResultSet row = statement.executeQuery()) {
            row.next();
            Timestamp oldest = row.getTimestamp(1);
            return oldest == null ? null : oldest.toInstant();
        }
    }

    private static Map<String, Long> paused(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAUSED);
                ResultSet row = statement.executeQuery()) {
            Map<String, Long> paused = new HashMap<>();
            while (row.next()) {
                paused.put(row.getString(1), row.getLong(2));
            }
            return paused;
        }
    }
}

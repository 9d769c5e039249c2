package org.orcidcaravan.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.orcidcaravan.push.TaskState;

/** Notes the figures of a minute: by whichever instance has the lock, and once. */
@ApplicationScoped
class SamplingStore {
    /** The first number keeps this lock apart from other locks of ours; it means nothing. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(7011, 1)";

    private static final String NOTED =
            "select exists (select from sample where series = 'tasks.queued' and at = date_trunc('minute', now()))";

    private static final String TASKS = """
            insert into sample (series, at, value)
            select 'tasks.' || wanted.state, date_trunc('minute', now()), coalesce(counted.tasks, 0)
            from unnest(cast(? as text[])) wanted (state)
            left join (select state, count(*) as tasks from task group by state) counted using (state)
            on conflict do nothing
            """;

    /**
     * A request may have told of a hundred tasks: each has a row, with the request's correlation. What ended in the minute
     * counts, and nothing takes longer than an hour.
     */
    private static final String REQUESTS = """
            with told as (
                select correlation, took_ms, verdict from attempt
                where began_at > date_trunc('minute', now()) - interval '1 hour'
                  and began_at + took_ms * interval '1 millisecond' >= date_trunc('minute', now()) - interval '1 minute'
                  and began_at + took_ms * interval '1 millisecond' < date_trunc('minute', now())),
            request as (select correlation, max(took_ms) as took_ms from told group by correlation),
            figure (series, value) as (
                select 'per-minute.requests', count(*) from request
                union all
                select 'latency.median', percentile_cont(0.5) within group (order by took_ms) from request
                union all
                select 'latency.p95', percentile_cont(0.95) within group (order by took_ms) from request
                union all
                select 'per-minute.answers.' || verdict, count(*) from told group by verdict)
            insert into sample (series, at, value)
            select series, date_trunc('minute', now()), value from figure where value is not null
            on conflict do nothing
            """;

    private static final String DUE = """
            insert into sample (series, at, value)
            select 'due.seconds', date_trunc('minute', now()), coalesce(extract(epoch from now() - min(due_at)), 0)
            from writer where lease_until is null and due_at <= now()
            on conflict do nothing
            """;

    private final DataSource database;

    SamplingStore(DataSource database) {
        this.database = database;
    }

    /** Notes the minute that has ended; tells whether it was not noted yet. */
    boolean sample() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean ours = isTrue(connection, LOCK) && !isTrue(connection, NOTED);
                if (ours) {
                    note(connection);
                }
                connection.commit();
                return ours;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to note the figures of a minute", e);
        }
    }

    private static void note(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TASKS)) {
            Object[] states = Stream.of(TaskState.values()).map(TaskState::text).toArray();
            statement.setArray(1, connection.createArrayOf("text", states));
            statement.executeUpdate();
        }
        for (String sql : List.of(REQUESTS, DUE)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.executeUpdate();
            }
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}

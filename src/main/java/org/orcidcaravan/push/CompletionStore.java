package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.Tasks.Tried;

/** The statements of a completion: all in the transaction of whoever calls. */
@ApplicationScoped
class CompletionStore {
    private static final String HOLD =
            "select 1 from writer where person = ? and fencing = ? and lease_until is not null for update";
    /**
     * Crashes are forgotten only after an answer to a write, which proves that sending does no harm to this program. The
     * lease that is held says enough: to ask for the state as well leads PostgreSQL to the index of all that is leased,
     * which it takes for empty.
     */
    private static final String FINISH = """
            update task
            set state = ?, look = ?, alone = alone or ?, attempts = greatest(0, attempts + ?),
                crashes = case when look or ? then crashes else 0 end,
                available_at = now() + ? * interval '1 millisecond', verdict = ?, error_code = ?, http_status = ?,
                message = ?, changed_at = now(),
                troubled_since = case when ? then coalesce(troubled_since, now()) end
            where id = ? and fencing = ?
            """;

    private static final String ITEM = """
            update item
            set put_code = ?, sent_hash = case when ? then decode(?, 'hex') when put_code is distinct from ? then null else sent_hash end,
                removed_at = case when ? then now() else removed_at end
            where id = ?
            """;
    private static final String TRIED = """
            insert into attempt (task, began_at, took_ms, method, request_hash, verdict, http_status, error_code, put_code,
                                 message, correlation)
            values (?, coalesce(?::timestamptz, now() - ? * interval '1 millisecond'), ?, ?, decode(?, 'hex'), ?, ?, ?, ?, ?, ?)
            """;

    /** What follows; and a new version that came from the source while this one was on its way. */
    private static final String FOLLOW = """
            insert into task (item, person, section, operation, state, priority)
            select i.id, i.person, i.section, ?, 'queued', t.priority
            from item i join task t on t.id = ?
            where i.id = ? and (? or (i.put_code is not null and i.content_hash <> i.sent_hash))
            on conflict (item, operation) do update
            set state = 'queued', look = false, attempts = 0, crashes = 0, available_at = now(), changed_at = now()
            where task.state not in ('leased', 'queued', 'scheduled')
            """;

    private CompletionStore() {}

    static boolean hold(Connection connection, long person, long fencing) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setLong(1, person);
            statement.setLong(2, fencing);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Ends the tasks; tells whether all were still leased under this number. */
    static boolean finish(Connection connection, long fencing, List<Outcome> outcomes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            for (Outcome outcome : outcomes) {
                statement.setString(1, outcome.state().text());
                statement.setBoolean(2, outcome.again().look());
                statement.setBoolean(3, outcome.again().alone());
                statement.setInt(4, outcome.again().attempts());
                statement.setBoolean(5, outcome.reason().httpStatus() == null);
                statement.setLong(6, outcome.again().delay().toMillis());
                statement.setString(7, outcome.reason().verdict());
                statement.setObject(8, outcome.reason().errorCode(), Types.INTEGER);
                statement.setObject(9, outcome.reason().httpStatus(), Types.INTEGER);
                statement.setString(10, outcome.reason().message());
                statement.setBoolean(
                        11, outcome.state() == TaskState.SCHEDULED || outcome.state() == TaskState.UNKNOWN);
                statement.setLong(12, outcome.task().id());
                statement.setLong(13, fencing);
                statement.addBatch();
            }
            for (int changed : statement.executeBatch()) {
                if (changed != 1) {
                    return false;
                }
            }
            return true;
        }
    }

    static void items(Connection connection, List<Outcome> outcomes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ITEM)) {
            for (Outcome outcome : outcomes) {
                Long putCode = outcome.item().putCode();
                boolean removed = outcome.state() == TaskState.REMOVED;
                if (outcome.item().contentSent()
                        || removed
                        || !same(putCode, outcome.task().putCode())) {
                    statement.setObject(1, putCode, Types.BIGINT);
                    statement.setBoolean(2, outcome.item().contentSent());
                    statement.setString(3, outcome.task().contentHash());
                    statement.setObject(4, putCode, Types.BIGINT);
                    statement.setBoolean(5, removed);
                    statement.setLong(6, outcome.task().item());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static boolean same(@Nullable Long one, @Nullable Long other) {
        return one == null ? other == null : one.equals(other);
    }

    static void tried(Connection connection, List<Outcome> outcomes, Tried tried) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRIED)) {
            for (Outcome outcome : outcomes) {
                statement.setLong(1, outcome.task().id());
                Instant began = tried.began();
                statement.setTimestamp(2, began == null ? null : Timestamp.from(began));
                statement.setLong(3, tried.took().toMillis());
                statement.setLong(4, tried.took().toMillis());
                statement.setString(5, tried.method());
                statement.setString(6, outcome.task().contentHash());
                statement.setString(7, outcome.reason().verdict());
                statement.setObject(8, outcome.reason().httpStatus(), Types.INTEGER);
                statement.setObject(9, outcome.reason().errorCode(), Types.INTEGER);
                statement.setObject(10, outcome.item().putCode(), Types.BIGINT);
                statement.setString(11, outcome.reason().message());
                statement.setString(12, tried.correlation());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void follow(Connection connection, List<Outcome> outcomes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOLLOW)) {
            for (Outcome outcome : outcomes) {
                Operation next = outcome.item().next();
                if (next != null || outcome.item().contentSent()) {
                    statement.setString(1, (next == null ? Operation.UPDATE : next).text());
                    statement.setLong(2, outcome.task().id());
                    statement.setLong(3, outcome.task().item());
                    statement.setBoolean(4, next != null);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }
}

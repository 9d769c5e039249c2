package org.orcidcaravan.push;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.DeadLetterStore.Seen;

/** Takes tasks off the dead-letter list, each only if it still is what was seen: all in the caller's transaction. */
final class DeadLetterActStore {
    private static final String REPLAY = """
            update task t
            set state = case when w.pause_reason is not null then 'waiting' when t.look then 'unknown' else 'queued' end,
                attempts = 0, crashes = 0, version = t.version + 1, changed_at = now(),
                available_at = now() + ? * interval '1 millisecond',
                verdict = 'REPLAYED', error_code = null, http_status = null, message = ?
            from unnest(cast(? as bigint[]), cast(? as integer[])) seen (id, version), writer w
            where t.id = seen.id and t.version = seen.version and t.state = 'dead' and w.person = t.person
            returning t.id
            """;

    /** What ORCID said stays to be seen. */
    private static final String DISCARD = """
            update task t
            set state = 'suppressed', version = t.version + 1, changed_at = now(), verdict = 'DISCARDED', message = ?
            from unnest(cast(? as bigint[]), cast(? as integer[])) seen (id, version)
            where t.id = seen.id and t.version = seen.version and t.state = 'dead'
            returning t.id
            """;

    private static final String SEE = "select id, version, person from task where id = ?";
    private static final String STATE = "select state from task where id = ?";

    /** So many in one transaction of an act by a filter: no lock is held for longer than they take. */
    static final int CHUNK = 1_000;

    private DeadLetterActStore() {}

    /**
     * How far an act by a filter is.
     *
     * @param last the last id that was looked at
     * @param looked how many were looked at in this part
     * @param changed in all parts
     * @param firstRow of the audit; null: nothing was changed yet
     */
    record Part(
            long last, int looked, long changed, @Nullable Long firstRow) {
        static final Part FIRST = new Part(0, CHUNK, 0, null);

        boolean isLast() {
            return looked < CHUNK;
        }
    }

    static Acted one(Connection connection, long id, @Nullable Integer version, Dismissal how) throws SQLException {
        Optional<Seen> now = see(connection, id);
        if (now.isEmpty()) {
            return new Acted.Missing();
        }
        Seen seen =
                version == null ? now.get() : new Seen(id, version, now.get().person());
        List<Long> changed = change(connection, List.of(seen), how);
        TaskState state = state(connection, id);
        if (changed.isEmpty()) {
            return new Acted.NotAsSeen(state);
        }
        AuditStore.note(connection, how.on("task:" + id, JsonObject.EMPTY_JSON_OBJECT));
        return new Acted.Done(state);
    }

    static Part part(Connection connection, DeadLetterFilter filter, Dismissal how, Part before) throws SQLException {
        List<Seen> seen = DeadLetterStore.next(connection, filter, before.last(), CHUNK);
        List<Long> changed = change(connection, seen, how);
        long last = seen.isEmpty() ? before.last() : seen.getLast().id();
        long all = before.changed() + changed.size();
        if (changed.isEmpty()) {
            return new Part(last, seen.size(), all, before.firstRow());
        }
        JsonObjectBuilder detail = Json.createObjectBuilder()
                .add("filter", filter.json())
                .add("number", changed.size())
                .add("tasks", Json.createArrayBuilder(changed));
        Long first = before.firstRow();
        if (first != null) {
            detail.add("continues", first);
        }
        long row = AuditStore.note(connection, how.on("dead-letters", detail.build()));
        return new Part(last, seen.size(), all, first == null ? row : first);
    }

    private static Optional<Seen> see(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEE)) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Seen(row.getLong(1), row.getInt(2), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    static TaskState state(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATE)) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return TaskState.named(row.getString(1));
            }
        }
    }

    /** Locks the people's writers; gives the ids of those that were still as they were seen. */
    static List<Long> change(Connection connection, List<Seen> seen, Dismissal how) throws SQLException {
        List<Long> people = seen.stream().map(Seen::person).distinct().toList();
        WriterStore.lock(connection, people);
        List<Long> changed = switch (how) {
            case Dismissal.Replay replay ->
                change(connection, REPLAY, seen, replay.grace().toMillis(), replay.message());
            case Dismissal.Discard discard -> change(connection, DISCARD, seen, discard.message());
        };
        WriterStore.due(connection, people);
        return changed;
    }

    /** @param values what the statement asks for before the tasks */
    private static List<Long> change(Connection connection, String sql, List<Seen> seen, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.setArray(
                    values.length + 1,
                    connection.createArrayOf(
                            "bigint", seen.stream().map(Seen::id).toArray()));
            statement.setArray(
                    values.length + 2,
                    connection.createArrayOf(
                            "integer", seen.stream().map(Seen::version).toArray()));
            List<Long> changed = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changed.add(row.getLong(1));
                }
            }
            return changed;
        }
    }
}

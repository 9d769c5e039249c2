package org.orcidcaravan.push;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.DeadLetterStore.Seen;

/** Hands a replay's tasks over to the queue, and takes them back, a part at a time: all in the caller's transaction. */
final class ReplayPartStore {
    /** One that another instance is at work on is left to it. */
    private static final String CLAIM = """
            select id, case when state = 'undoing' then undone_by else actor end, state, extract(epoch from grace) * 1000 as grace from replay
            where (state = 'undoing' or state = 'running' and next_at <= now()) and (cast(? as bigint) is null or id = ?)
            order by state = 'running', id limit 1 for update skip locked
            """;

    private static final String NEXT = """
            select r.task, r.version, t.person from replay_task r join task t on t.id = r.task
            where r.replay = ? and r.state = ? order by r.task limit ?
            """;

    private static final String KEEP = """
            update replay_task r
            set state = 'done', verdict = t.verdict, error_code = t.error_code, http_status = t.http_status,
                message = t.message, attempts = t.attempts, crashes = t.crashes, changed_at = t.changed_at,
                content_hash = i.content_hash
            from task t join item i on i.id = t.item
            where r.replay = ? and r.task = any (cast(? as bigint[])) and t.id = r.task and t.state = 'dead'
              and t.version = r.version
            """;

    /** Nobody has leased it since, for that would have given it another verdict; and it is still about the same content. */
    private static final String PUT_BACK = """
            update task t
            set state = 'dead', version = t.version + 1, attempts = r.attempts, crashes = r.crashes, verdict = r.verdict,
                error_code = r.error_code, http_status = r.http_status, message = r.message, changed_at = r.changed_at
            from replay_task r, item i
            where r.replay = ? and r.task = any (cast(? as bigint[])) and r.state = 'done' and t.id = r.task
              and i.id = t.item and i.content_hash = r.content_hash and t.version = r.version + 1
              and t.verdict = 'REPLAYED' and t.state in ('queued', 'unknown', 'waiting')
            returning t.id
            """;

    private static final String MARK = """
            update replay_task set state = ?
            where replay = ? and task = any (cast(? as bigint[])) and state = ?
            """;

    private static final String HANDED_OVER = """
            update replay
            set done = done + ?, skipped = case when ? then total - done - ? else skipped + ? end,
                next_at = now() + ? * interval '1 millisecond', state = case when ? then 'done' else state end,
                ended_at = case when ? then now() end
            where id = ?
            """;

    private static final String TAKEN_BACK =
            "update replay set undone = undone + ?, state = case when ? then 'undone' else state end where id = ?";

    private ReplayPartStore() {}

    /** A replay that is locked until the transaction ends. */
    private record Claimed(long id, String actor, ReplayState state, Duration grace) {
        String subject() {
            return "replay:" + id;
        }
    }

    /**
     * The next part of one replay.
     *
     * @param only this one; null: whichever has waited longest
     * @param most tasks
     * @param pause before the part after it
     * @return whether there was one that nobody else is at work on
     */
    static boolean next(Connection connection, @Nullable Long only, int most, Duration pause) throws SQLException {
        Optional<Claimed> claimed = claim(connection, only);
        if (claimed.isPresent() && claimed.get().state() == ReplayState.UNDOING) {
            takeBack(connection, claimed.get(), most);
        } else if (claimed.isPresent()) {
            handOver(connection, claimed.get(), most, pause);
        }
        return claimed.isPresent();
    }

    private static Optional<Claimed> claim(Connection connection, @Nullable Long only) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, only);
            statement.setObject(2, only);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claimed(
                                row.getLong(1),
                                row.getString(2),
                                ReplayState.named(row.getString(3)),
                                Duration.ofMillis(row.getLong(4))))
                        : Optional.empty();
            }
        }
    }

    private static void handOver(Connection connection, Claimed replay, int most, Duration pause) throws SQLException {
        List<Seen> seen = next(connection, replay, "pending", most);
        List<Long> done = List.of();
        if (!seen.isEmpty()) {
            WriterStore.lock(connection, people(seen));
            keep(connection, replay, ids(seen));
            done = DeadLetterActStore.change(connection, seen, new Dismissal.Replay(replay.actor(), replay.grace()));
            mark(connection, replay, ids(seen), "pending", "skipped");
        }
        boolean last = seen.size() < most;
        try (PreparedStatement statement = connection.prepareStatement(HANDED_OVER)) {
            statement.setInt(1, done.size());
            statement.setBoolean(2, last);
            statement.setInt(3, done.size());
            statement.setInt(4, seen.size() - done.size());
            statement.setLong(5, pause.toMillis());
            statement.setBoolean(6, last);
            statement.setBoolean(7, last);
            statement.setLong(8, replay.id());
            statement.executeUpdate();
        }
        note(connection, replay, "dead-letter.replay", done);
    }

    private static void takeBack(Connection connection, Claimed replay, int most) throws SQLException {
        List<Seen> seen = next(connection, replay, "done", most);
        List<Long> back = List.of();
        if (!seen.isEmpty()) {
            WriterStore.lock(connection, people(seen));
            back = putBack(connection, replay, ids(seen));
            mark(connection, replay, back, "done", "undone");
            mark(connection, replay, ids(seen), "done", "kept");
        }
        try (PreparedStatement statement = connection.prepareStatement(TAKEN_BACK)) {
            statement.setInt(1, back.size());
            statement.setBoolean(2, seen.size() < most);
            statement.setLong(3, replay.id());
            statement.executeUpdate();
        }
        note(connection, replay, "dead-letter.put-back", back);
    }

    private static List<Seen> next(Connection connection, Claimed replay, String state, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setLong(1, replay.id());
            statement.setString(2, state);
            statement.setInt(3, most);
            List<Seen> seen = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seen.add(new Seen(row.getLong(1), row.getInt(2), row.getLong(3)));
                }
            }
            return seen;
        }
    }

    private static void keep(Connection connection, Claimed replay, List<Long> tasks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setLong(1, replay.id());
            statement.setArray(2, connection.createArrayOf("bigint", tasks.toArray()));
            statement.executeUpdate();
        }
    }

    private static List<Long> putBack(Connection connection, Claimed replay, List<Long> tasks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT_BACK)) {
            statement.setLong(1, replay.id());
            statement.setArray(2, connection.createArrayOf("bigint", tasks.toArray()));
            List<Long> back = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    back.add(row.getLong(1));
                }
            }
            return back;
        }
    }

    private static void mark(Connection connection, Claimed replay, List<Long> tasks, String from, String to)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.setString(1, to);
            statement.setLong(2, replay.id());
            statement.setArray(3, connection.createArrayOf("bigint", tasks.toArray()));
            statement.setString(4, from);
            statement.executeUpdate();
        }
    }

    private static void note(Connection connection, Claimed replay, String action, List<Long> tasks)
            throws SQLException {
        if (!tasks.isEmpty()) {
            JsonArrayBuilder all = Json.createArrayBuilder(tasks);
            AuditStore.note(
                    connection,
                    new Act(
                            replay.actor(),
                            action,
                            replay.subject(),
                            Json.createObjectBuilder()
                                    .add("number", tasks.size())
                                    .add("tasks", all)
                                    .build()));
        }
    }

    private static List<Long> ids(List<Seen> seen) {
        return seen.stream().map(Seen::id).toList();
    }

    private static List<Long> people(List<Seen> seen) {
        return seen.stream().map(Seen::person).distinct().toList();
    }
}

package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes back that something was removed: in the transaction of whoever calls, who has locked the person's writer. */
final class RevivalStore {
    /** Not while a request about it is on its way: its answer would take this back. */
    private static final String RECREATE = """
            with revived as (
                update item i set removed_at = null, put_code = null, sent_hash = null, updated_at = now()
                where i.person = ? and i.source = ? and i.source_id = ? and i.removed_at is not null
                  and not exists (select from suppression s where s.person = i.person and s.source = i.source
                                  and s.source_id = i.source_id)
                  and not exists (select from task t where t.item = i.id and t.state = 'leased')
                returning i.id, i.person, i.section)
            insert into task (item, person, section, operation, state)
            select r.id, r.person, r.section, 'create', case when w.pause_reason is null then 'queued' else 'waiting' end
            from revived r join writer w on w.person = r.person
            on conflict (item, operation) do update
            set state = case when task.look and excluded.state = 'queued' then 'unknown' else excluded.state end,
                attempts = 0, crashes = 0, version = task.version + 1, available_at = now(), changed_at = now(),
                verdict = 'RECREATED', error_code = null, http_status = null, message = 'It is created anew.'
            """;

    private static final String PAUSED =
            "select pause_reason from writer where person = ? and pause_reason is not null";

    private static final String PERSON = "select person from task where id = ?";

    private static final String HURRY = """
            update task set available_at = now()
            where id = ? and state in ('queued', 'scheduled', 'unknown')
            """;

    private RevivalStore() {}

    static Optional<Long> personOf(Connection connection, long task) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PERSON)) {
            statement.setLong(1, task);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    static boolean hurry(Connection connection, long task) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HURRY)) {
            statement.setLong(1, task);
            return statement.executeUpdate() == 1;
        }
    }

    static int recreate(Connection connection, ItemKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECREATE)) {
            statement.setLong(1, key.person());
            statement.setString(2, key.source());
            statement.setString(3, key.sourceId());
            return statement.executeUpdate();
        }
    }

    /** Why nothing is sent for a person; null: nothing keeps them. */
    static @Nullable String pauseOf(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAUSED)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}

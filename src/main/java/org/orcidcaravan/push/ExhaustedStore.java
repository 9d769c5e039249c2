package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What has used up its attempts: in the transaction of whoever calls. */
final class ExhaustedStore {
    private static final String PEOPLE = """
            select distinct person from task where state = 'dead' and verdict = 'EXHAUSTED' order by person
            """;

    /** One more attempt: it counts as the last one that is allowed. */
    private static final String ONCE_MORE = """
            update task t
            set state = case when w.pause_reason is not null then 'waiting' when t.look then 'unknown' else 'queued' end,
                attempts = greatest(0, t.attempts - 1), version = t.version + 1, available_at = now(), changed_at = now(),
                verdict = 'REPLAYED', error_code = null, http_status = null, message = ?
            from writer w
            where t.person = any (cast(? as bigint[])) and w.person = t.person and t.state = 'dead'
              and t.verdict = 'EXHAUSTED'
            returning t.id
            """;

    private ExhaustedStore() {}

    static List<Long> people(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PEOPLE)) {
            return ids(statement);
        }
    }

    /** The people's writers must be locked; gives the tasks. */
    static List<Long> onceMore(Connection connection, List<Long> people, String message) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONCE_MORE)) {
            statement.setString(1, message);
            statement.setArray(2, connection.createArrayOf("bigint", people.toArray()));
            return ids(statement);
        }
    }

    private static List<Long> ids(PreparedStatement statement) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }
}

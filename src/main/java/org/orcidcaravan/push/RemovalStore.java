package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** All that was sent for one person is removed: in the transaction of whoever calls, who has locked the person's writer. */
final class RemovalStore {
    private static final String STOP_WRITING = """
            update task t
            set state = 'suppressed', message = 'The researcher disconnected.', verdict = 'WITHDRAWN', changed_at = now()
            where t.item in (select id from item where person = ?) and t.operation in ('create', 'update')
              and (t.state in ('queued', 'scheduled', 'waiting') and not t.look or t.state = 'dead')
            """;

    /** What was given up stays given up, or nobody would ever come to an end. */
    private static final String DELETE = """
            insert into task (item, person, section, operation, state)
            select i.id, i.person, i.section, 'delete', 'queued' from item i
            where i.person = ?
              and (i.put_code is not null
                   or exists (select 1 from task t where t.item = i.id and (t.look or t.state = 'leased')))
            on conflict (item, operation) do update
            set state = 'queued', attempts = 0, available_at = now(), changed_at = now()
            where task.state not in ('queued', 'leased', 'scheduled', 'unknown', 'dead')
            """;

    /** At once after the researcher's decision; what ORCID refuses after it is tried again only now and then. */
    private static final String RESUME = """
            with resumed as (
                update writer set pause_reason = null, pause_message = null, paused_at = null, doubts = 0,
                    paused_until = '-infinity'
                where person = ? and pause_reason = 'consent-needed' and lease_until is null
                  and (paused_at < now() - interval '1 hour'
                       or paused_at <= (select max(d.requested_at) from departure d where d.person = writer.person))
                returning person)
            update task set state = 'unknown', available_at = now(), changed_at = now()
            where person in (select person from resumed) and state = 'waiting' and look
            """;

    private static final String LEFT = """
            select count(*) from item i join task t on t.item = i.id
            where i.person = ? and (t.operation = 'delete' and t.state in ('queued', 'leased', 'scheduled', 'unknown', 'waiting')
                                    or t.look and t.state in ('unknown', 'leased', 'waiting'))
            """;

    private RemovalStore() {}

    static void press(Connection connection, long person) throws SQLException {
        for (String sql : new String[] {STOP_WRITING, DELETE, RESUME}) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, person);
                statement.executeUpdate();
            }
        }
    }

    static int left(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEFT)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}

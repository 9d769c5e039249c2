package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is never to be sent: all in the transaction of whoever calls, who has locked the person's writer. */
final class SuppressionStore {
    private static final String ADD = """
            insert into suppression (person, source, source_id, reason, said_by) values (?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String REMOVE = "delete from suppression where person = ? and source = ? and source_id = ?";
    private static final String OF = """
            select source, source_id, reason, said_by, created_at from suppression
            where person = ? order by created_at desc, id desc
            """;

    /** What may be in the record already is looked for before; what is on its way comes here when it is back. */
    private static final String STOP = """
            update task t
            set state = 'suppressed', verdict = 'SUPPRESSED', message = s.reason, changed_at = now()
            from suppression s join item i on i.person = s.person and i.source = s.source and i.source_id = s.source_id
            where s.person = ? and t.item = i.id and t.operation in ('create', 'update')
              and (t.state in ('queued', 'scheduled', 'waiting') and not t.look or t.state in ('dead', 'held'))
            """;

    /** What was stopped goes on, and what came from the source meanwhile is sent; what the researcher deleted is not. */
    private static final String GO_ON = """
            insert into task (item, person, section, operation, state)
            select i.id, i.person, i.section, case when i.put_code is null then 'create' else 'update' end,
                   case when w.pause_reason is null then 'queued' else 'waiting' end
            from item i join writer w on w.person = i.person
            where i.person = ? and i.source = ? and i.source_id = ? and i.removed_at is null
              and (i.put_code is null or i.sent_hash is distinct from i.content_hash)
              and not exists (select from task d where d.item = i.id and d.operation = 'delete'
                              and d.state in ('queued', 'leased', 'scheduled', 'unknown', 'waiting'))
            on conflict (item, operation) do update
            set state = case when task.look and excluded.state = 'queued' then 'unknown' else excluded.state end,
                attempts = 0, crashes = 0, available_at = now(), changed_at = now(),
                verdict = 'UNSUPPRESSED', error_code = null, http_status = null, message = 'It may be sent again.'
            where task.state = 'suppressed' and task.verdict = 'SUPPRESSED'
               or task.operation = 'update' and task.state in ('sent', 'unchanged')
            """;

    private SuppressionStore() {}

    static boolean add(Connection connection, ItemKey key, String reason, String saidBy) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            name(statement, key);
            statement.setString(4, reason);
            statement.setString(5, saidBy);
            return statement.executeUpdate() == 1;
        }
    }

    static boolean remove(Connection connection, ItemKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            name(statement, key);
            return statement.executeUpdate() == 1;
        }
    }

    /** Takes out of the line whatever this person's suppressions cover; tells how many tasks. */
    static int stop(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STOP)) {
            statement.setLong(1, person);
            return statement.executeUpdate();
        }
    }

    static int goOn(Connection connection, ItemKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GO_ON)) {
            name(statement, key);
            return statement.executeUpdate();
        }
    }

    static List<Suppression> of(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF)) {
            statement.setLong(1, person);
            List<Suppression> all = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(new Suppression(
                            new ItemKey(person, row.getString(1), row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            row.getTimestamp(5).toInstant()));
                }
            }
            return all;
        }
    }

    private static void name(PreparedStatement statement, ItemKey key) throws SQLException {
        statement.setLong(1, key.person());
        statement.setString(2, key.source());
        statement.setString(3, key.sourceId());
    }
}

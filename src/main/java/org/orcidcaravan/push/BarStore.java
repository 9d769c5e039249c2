package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.orcidcaravan.orcid.Section;

/** Takes back what a source does not want written: in the transaction of whoever calls, who has locked the person's writer. */
final class BarStore {
    private static final String NO_LONGER = "The source no longer has it.";

    private static final String BAR = """
            update item set barred = ?
            where person = ? and source = ? and source_id = ? and section = ? and barred is distinct from ?
            """;

    private static final String STOP_WRITING = """
            update task t
            set state = 'suppressed', message = ?, verdict = 'WITHDRAWN', changed_at = now()
            from item i
            where t.item = i.id and i.person = ? and i.source = ? and i.source_id = ? and i.section = ?
              and t.operation in ('create', 'update')
              and (t.state in ('queued', 'scheduled', 'waiting', 'dead', 'held') and not t.look
                   or t.state = 'suppressed' and (t.verdict = 'SUPPRESSED' or t.verdict = 'WITHDRAWN' and t.message is distinct from ?))
            """;

    private static final String DELETE = """
            insert into task (item, person, section, operation, state)
            select i.id, i.person, i.section, 'delete', 'queued' from item i
            where i.person = ? and i.source = ? and i.source_id = ? and i.section = ?
              and (i.put_code is not null
                   or exists (select 1 from task t where t.item = i.id and (t.look or t.state = 'leased')))
            on conflict (item, operation) do update
            set state = 'queued', attempts = 0, available_at = now(), changed_at = now()
            where task.state not in ('queued', 'leased', 'scheduled')
            """;

    /** So that whoever looks sees that it is there and why it is not sent; there is nothing to be sent yet. */
    private static final String SHOWN = """
            insert into task (item, person, section, operation, state, verdict, message)
            select i.id, i.person, i.section, 'create', 'suppressed', 'WITHDRAWN', i.barred from item i
            where i.person = ? and i.source = ? and i.source_id = ? and i.section = ?
              and not exists (select from task t where t.item = i.id)
            """;

    private BarStore() {}

    static boolean withdraw(Connection connection, long person, String source, String sourceId, Section section)
            throws SQLException {
        return bar(connection, new Bar(person, source, sourceId, section, NO_LONGER, true, null));
    }

    /** Whether there was anything to stop or to delete. */
    static boolean bar(Connection connection, Bar bar) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BAR)) {
            statement.setString(1, bar.reason());
            key(statement, 2, bar);
            statement.setString(6, bar.reason());
            statement.executeUpdate();
        }
        int changed = 0;
        try (PreparedStatement statement = connection.prepareStatement(STOP_WRITING)) {
            statement.setString(1, bar.reason());
            key(statement, 2, bar);
            statement.setString(6, bar.reason());
            changed += statement.executeUpdate();
        }
        changed += bar.removing() ? keyed(connection, DELETE, bar) : 0;
        if (bar.content() != null) {
            keyed(connection, SHOWN, bar);
        }
        return changed > 0;
    }

    private static int keyed(Connection connection, String sql, Bar bar) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            key(statement, 1, bar);
            return statement.executeUpdate();
        }
    }

    private static void key(PreparedStatement statement, int first, Bar bar) throws SQLException {
        statement.setLong(first, bar.person());
        statement.setString(first + 1, bar.source());
        statement.setString(first + 2, bar.sourceId());
        statement.setString(first + 3, bar.section().text());
    }
}

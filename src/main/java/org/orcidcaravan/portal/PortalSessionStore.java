package org.orcidcaravan.portal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The rows of the researchers' sessions, in the caller's transaction. One clock decides what has expired: PostgreSQL's. */
final class PortalSessionStore {
    private static final String OPEN = """
            insert into portal_session (hash, person, how, expires_at)
            values (?, ?, ?, now() + make_interval(secs => ?))
            """;

    private static final String FIND = """
            select id, person from portal_session
            where hash = ? and ended_at is null and expires_at > now()
              and seen_at > now() - make_interval(secs => ?)
            """;

    /** Once a minute is enough for an idle time of half an hour, and spares the disk. */
    private static final String SEEN =
            "update portal_session set seen_at = now() where id = ? and seen_at < now() - interval '1 minute'";

    private static final String END = "update portal_session set ended_at = now() where id = ? and ended_at is null";

    private static final String END_ALL =
            "update portal_session set ended_at = now() where person = ? and ended_at is null";

    private PortalSessionStore() {}

    /** A session that goes on. */
    record Row(long session, long person) {}

    static void open(Connection connection, byte[] hash, Opening opening) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setBytes(1, hash);
            statement.setLong(2, opening.person());
            statement.setString(3, opening.how().text());
            statement.setDouble(4, opening.longest().toMillis() / 1_000.0);
            statement.executeUpdate();
        }
    }

    /** Whose session it will be. */
    record Opening(long person, How how, Duration longest) {}

    static Optional<Row> find(Connection connection, byte[] hash, Duration idle) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setBytes(1, hash);
            statement.setDouble(2, idle.toMillis() / 1_000.0);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Row(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    static void seen(Connection connection, long session) throws SQLException {
        run(connection, SEEN, session);
    }

    static void end(Connection connection, long session) throws SQLException {
        run(connection, END, session);
    }

    static void endAll(Connection connection, long person) throws SQLException {
        run(connection, END_ALL, person);
    }

    private static void run(Connection connection, String sql, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }
}

package org.orcidcaravan.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The rows of sessions, in the caller's transaction. One clock decides what has expired: PostgreSQL's. */
final class SessionStore {
    private static final String OPEN = """
            insert into session (hash, operator, expires_at) values (?, ?, now() + make_interval(secs => ?))
            """;

    private static final String FIND = """
            select s.id, o.id, o.login, o.name, o.role, s.expires_at
            from session s
            join operator o on o.id = s.operator
            where s.hash = ? and s.ended_at is null and s.expires_at > now()
              and s.seen_at > now() - make_interval(secs => ?) and o.locked_at is null
            """;

    /** Once a minute is enough for an idle time of an hour, and spares the disk. */
    private static final String SEEN =
            "update session set seen_at = now() where id = ? and seen_at < now() - interval '1 minute'";

    private static final String END = "update session set ended_at = now() where id = ? and ended_at is null";

    private static final String FORGET =
            "delete from session where least(coalesce(ended_at, expires_at), expires_at) < now() - interval '30 days'";

    private SessionStore() {}

    static void open(Connection connection, byte[] hash, long operator, Duration longest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setBytes(1, hash);
            statement.setLong(2, operator);
            statement.setDouble(3, (double) longest.toSeconds());
            statement.executeUpdate();
        }
    }

    static Optional<SignedIn> find(Connection connection, byte[] hash, Duration idle) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setBytes(1, hash);
            statement.setDouble(2, (double) idle.toSeconds());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new SignedIn(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                Role.named(row.getString(5)),
                                row.getTimestamp(6).toInstant()))
                        : Optional.empty();
            }
        }
    }

    static void seen(Connection connection, long session) throws SQLException {
        run(connection, SEEN, session);
    }

    /** Whether it was not ended before. */
    static boolean end(Connection connection, long session) throws SQLException {
        return run(connection, END, session) > 0;
    }

    private static int run(Connection connection, String sql, long session) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, session);
            return statement.executeUpdate();
        }
    }
}

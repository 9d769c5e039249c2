package org.orcidcaravan.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of operators, in the caller's transaction. */
final class OperatorStore {
    private static final String COLUMNS = """
            select id, login, name, role, subject is not null, created_at, last_sign_in_at, failures, paused_until, locked_at
            from operator
            """;

    private static final String ADD = """
            insert into operator (login, name, role, password) values (?, ?, ?, ?)
            on conflict (login) do nothing
            returning id
            """;

    private static final String CHANGE = """
            update operator
            set name = coalesce(?, name), role = coalesce(?, role), password = coalesce(?, password),
                locked_at = case when ? then coalesce(locked_at, now()) when ? then null else locked_at end,
                paused_until = case when ? then null else paused_until end,
                failures = case when ? then 0 else failures end
            where id = ?
            """;

    private static final String END_SESSIONS =
            "update session set ended_at = now() where operator = ? and ended_at is null";

    private static final String REMOVE = "delete from operator where id = ?";
    private static final String ADMINS = "select count(*) from operator where role = 'admin' and locked_at is null";
    /** Who takes an admin away waits until nobody else does: two could take each other away at once. */
    private static final String ONE_AT_A_TIME = "lock table operator in share row exclusive mode";

    private OperatorStore() {}

    static List<Operator> all(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + "order by login");
                ResultSet row = statement.executeQuery()) {
            List<Operator> all = new ArrayList<>();
            while (row.next()) {
                all.add(operator(row));
            }
            return all;
        }
    }

    static Optional<Operator> find(Connection connection, String login) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + "where login = ?")) {
            statement.setString(1, login);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(operator(row)) : Optional.empty();
            }
        }
    }

    /** The id; empty when the login is taken. */
    static Optional<Long> add(Connection connection, NewOperator who, String hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, who.login());
            statement.setString(2, who.name());
            statement.setString(3, who.role().text());
            statement.setString(4, hash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    static void change(Connection connection, long id, OperatorChange change, @Nullable String hash)
            throws SQLException {
        boolean lock = Boolean.TRUE.equals(change.locked());
        boolean unlock = Boolean.FALSE.equals(change.locked());
        Role role = change.role();
        try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
            statement.setString(1, change.name());
            statement.setString(2, role == null ? null : role.text());
            statement.setString(3, hash);
            statement.setBoolean(4, lock);
            statement.setBoolean(5, unlock);
            statement.setBoolean(6, unlock);
            statement.setBoolean(7, unlock);
            statement.setLong(8, id);
            statement.executeUpdate();
        }
    }

    /** How many there were. */
    static int endSessions(Connection connection, long id) throws SQLException {
        return run(connection, END_SESSIONS, id);
    }

    static void remove(Connection connection, long id) throws SQLException {
        run(connection, REMOVE, id);
    }

    static void oneAtATime(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE_AT_A_TIME)) {
            statement.execute();
        }
    }

    static boolean hasAdmin(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADMINS);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getLong(1) > 0;
        }
    }

    private static int run(Connection connection, String sql, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            return statement.executeUpdate();
        }
    }

    private static Operator operator(ResultSet row) throws SQLException {
        return new Operator(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Role.named(row.getString(4)),
                row.getBoolean(5),
                row.getTimestamp(6).toInstant(),
                instant(row.getTimestamp(7)),
                new Operator.Barred(row.getInt(8), instant(row.getTimestamp(9)), instant(row.getTimestamp(10))));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}

package org.orcidcaravan.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Attempts to sign in: each counts as failed until it has succeeded, so that many at once do not get past the pause. */
final class AttemptStore {
    private static final String BEGIN = """
            update operator
            set failures = failures + 1,
                paused_until = case when failures + 1 >= ?
                    then now() + make_interval(secs => least(? * power(2, least(failures + 1 - ?, 30)), ?)) end
            where login = ? and password is not null and locked_at is null
              and (paused_until is null or paused_until <= now())
            returning id, password, failures, paused_until is not null
            """;

    private static final String SUCCEED =
            "update operator set failures = 0, paused_until = null, last_sign_in_at = now() where id = ? and locked_at is null";

    private AttemptStore() {}

    /**
     * An attempt that may succeed.
     *
     * @param failures in a row, this one included
     * @param pauses whether nobody is let in for a while if it fails
     */
    record Attempt(long operator, String hash, int failures, boolean pauses) {}

    /** Empty: no such login, or locked, or paused; nothing is counted. */
    static Optional<Attempt> begin(Connection connection, String login, AccessSettings.SignIn limits)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setInt(1, limits.failures());
            statement.setDouble(2, limits.pause().toMillis() / 1_000.0);
            statement.setInt(3, limits.failures());
            statement.setDouble(4, limits.pauseMax().toMillis() / 1_000.0);
            statement.setString(5, login);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Attempt(row.getLong(1), row.getString(2), row.getInt(3), row.getBoolean(4)))
                        : Optional.empty();
            }
        }
    }

    /** Whether they are still there, and not locked meanwhile. */
    static boolean succeed(Connection connection, long operator) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUCCEED)) {
            statement.setLong(1, operator);
            return statement.executeUpdate() > 0;
        }
    }
}

package org.orcidcaravan.consent.leave;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rows of permissions that are given back, in the caller's transaction. */
final class RevocationStore {
    /** Each round is counted before it, so that one that is cut off waits as well. */
    private static final String DUE = """
            update token_revocation r
            set attempts = r.attempts + 1,
                due_at = now() + least(make_interval(secs => ? * power(2, least(r.attempts, 20))), interval '1 hour')
            where r.token in (
                select token from token_revocation where done_at is null and due_at <= now()
                order by due_at limit 50 for update skip locked)
            returning r.token, r.attempts
            """;

    private static final String DONE = """
            update token_revocation set done_at = now(), last_error = null where token = ? and done_at is null
            """;

    private static final String FAILED = "update token_revocation set last_error = ? where token = ?";

    private RevocationStore() {}

    static List<Revocations.Due> due(Connection connection, Duration delay) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setDouble(1, delay.toMillis() / 1_000.0);
            try (ResultSet row = statement.executeQuery()) {
                List<Revocations.Due> due = new ArrayList<>();
                while (row.next()) {
                    due.add(new Revocations.Due(row.getLong(1), row.getInt(2)));
                }
                return due;
            }
        }
    }

    static void done(Connection connection, long token) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DONE)) {
            statement.setLong(1, token);
            statement.executeUpdate();
        }
    }

    static void failed(Connection connection, long token, String why) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
            statement.setString(1, why);
            statement.setLong(2, token);
            statement.executeUpdate();
        }
    }
}

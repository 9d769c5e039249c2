package org.orcidcaravan.consent.link;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of personal links, in the caller's transaction. PostgreSQL's clock decides what has expired. */
final class PersonalLinkStore {
    private static final String ADD = """
            insert into personal_link (hash, person, purpose, campaign, expires_at)
            values (?, ?, 'invitation', ?, now() + make_interval(secs => ?))
            """;

    private static final String LOOK =
            "select person from personal_link where hash = ? and used_at is null and expires_at > now()";

    private static final String CONSUME = """
            update personal_link set used_at = now()
            where hash = ? and used_at is null and expires_at > now()
            returning person
            """;

    private PersonalLinkStore() {}

    static void add(Connection connection, byte[] hash, long person, @Nullable String campaign, Duration life)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setBytes(1, hash);
            statement.setLong(2, person);
            statement.setString(3, campaign);
            statement.setDouble(4, life.toMillis() / 1_000.0);
            statement.executeUpdate();
        }
    }

    static Optional<Long> look(Connection connection, byte[] hash) throws SQLException {
        return person(connection, LOOK, hash);
    }

    static Optional<Long> consume(Connection connection, byte[] hash) throws SQLException {
        return person(connection, CONSUME, hash);
    }

    private static Optional<Long> person(Connection connection, String sql, byte[] hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, hash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }
}

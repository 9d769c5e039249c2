package org.orcidcaravan.consent.leave;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.orcidcaravan.consent.Permission;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;

/** Which tokens have not been used for long, in the caller's transaction. */
final class TokenCheckStore {
    /** Those that ORCID refused once come first; a push that uses a token is as good as a check. */
    private static final String DUE = """
            select token.id, token.person, token.orcid
            from token join person on person.id = token.person and person.orcid = token.orcid
            where token.state = 'valid' and (token.expires_at is null or token.expires_at > now())
              and (token.doubted_at < now() - interval '2 seconds'
                   or token.doubted_at is null
                      and coalesce(token.checked_at, token.created_at) <= now() - make_interval(secs => ?))
            order by token.doubted_at is null, token.checked_at nulls first, token.id
            limit ?
            """;

    private static final String DOUBT = """
            update token set doubted_at = now() where id = ? and doubted_at is null and state = 'valid'
            """;

    private static final String SEEN = "update token set checked_at = now(), doubted_at = null where id = ?";

    private TokenCheckStore() {}

    static List<Permission> due(Connection connection, Duration age, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setDouble(1, age.toMillis() / 1_000.0);
            statement.setInt(2, most);
            try (ResultSet row = statement.executeQuery()) {
                List<Permission> due = new ArrayList<>();
                while (row.next()) {
                    due.add(new Permission(
                            row.getLong(1),
                            row.getLong(2),
                            OrcidId.parse(row.getString(3)).orElseThrow(),
                            EnumSet.noneOf(Scope.class)));
                }
                return due;
            }
        }
    }

    /** Whether it is doubted for the first time. */
    static boolean doubt(Connection connection, long token) throws SQLException {
        return run(connection, DOUBT, token);
    }

    static boolean seen(Connection connection, long token) throws SQLException {
        return run(connection, SEEN, token);
    }

    private static boolean run(Connection connection, String sql, long token) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, token);
            return statement.executeUpdate() > 0;
        }
    }
}

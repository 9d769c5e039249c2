package org.orcidcaravan.consent.leave;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rows of people who leave, in the caller's transaction. */
final class LeavingStore {
    private static final String LOCK = "select 1 from person where id = ? for update";

    /** From this moment on nothing is written with them. */
    private static final String END_TOKENS = """
            update token set state = 'revoked', state_reason = 'The researcher disconnected.'
            where person = ? and state in ('valid', 'pending')
            """;

    /** What the researcher took back at ORCID needs no giving back. */
    private static final String BEGIN = """
            insert into departure (person, orcid, items, latest_at)
            select id, orcid, ?, now() + make_interval(secs => ?) from person where id = ? and orcid is not null
            on conflict (person) where ended_at is null do update
            set items = excluded.items, latest_at = excluded.latest_at
            """;

    private static final String OPEN = """
            select id, person, items, latest_at <= now() from departure where ended_at is null order by id limit 100
            """;

    private static final String END = "update departure set ended_at = now() where id = ? and ended_at is null";

    private static final String REVOKE = """
            insert into token_revocation (token, reason)
            select id, 'disconnected' from token where person = ? and state = 'revoked'
            on conflict do nothing
            """;

    private LeavingStore() {}

    static void lock(Connection connection, long person) throws SQLException {
        run(connection, LOCK, person, false);
    }

    /** How many permissions ended. */
    static int endTokens(Connection connection, long person) throws SQLException {
        return run(connection, END_TOKENS, person, true);
    }

    static int begin(Connection connection, long person, Leavings.Items items, Duration patience) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, items.text());
            statement.setDouble(2, (double) patience.toSeconds());
            statement.setLong(3, person);
            return statement.executeUpdate();
        }
    }

    static List<Leavings.Leaving> open(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN);
                ResultSet row = statement.executeQuery()) {
            List<Leavings.Leaving> open = new ArrayList<>();
            while (row.next()) {
                open.add(new Leavings.Leaving(
                        row.getLong(1), row.getLong(2), row.getString(3).equals("remove"), row.getBoolean(4)));
            }
            return open;
        }
    }

    static boolean end(Connection connection, long leaving) throws SQLException {
        return run(connection, END, leaving, true) > 0;
    }

    static int revoke(Connection connection, long person) throws SQLException {
        return run(connection, REVOKE, person, true);
    }

    private static int run(Connection connection, String sql, long id, boolean changes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            if (changes) {
                return statement.executeUpdate();
            }
            statement.execute();
            return 0;
        }
    }
}

package org.orcidcaravan.consent.keep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.orcidcaravan.consent.keep.Erasure.Obstacle;

/** The statements of an erasure, in the caller's transaction. */
final class ErasureStore {
    /** Nothing is claimed or taken in for them meanwhile. */
    private static final String LOCK_WRITER = "select person from writer where person = ? for update";

    private static final String LOCK_PERSON = "select id from person where id = ? for update";

    private static final String OBSTACLE = """
            select exists (select from token where person = p.id and state in ('valid', 'pending')) as connected,
                   exists (select from departure where person = p.id and ended_at is null)
                   or exists (select from token_revocation r join token t on t.id = r.token
                              where t.person = p.id and r.done_at is null) as leaving
            from person p where id = ?
            """;

    private static final String ITEMS = "select count(*) from item where person = ?";

    /** Who wanted no mails gets none at the address of today either, should they be on a list again. */
    private static final String BAR = """
            insert into mail_barred (address, reason)
            select lower(email), 'opted-out' from person p
            where id = ? and coalesce(email, '') <> ''
              and exists (select from mail_barred b where b.person = p.id and b.reason = 'opted-out')
            on conflict (address) do update set reason = 'opted-out'
            """;

    /** All else goes with it. */
    private static final String DELETE = "delete from person where id = ?";

    private ErasureStore() {}

    static void lock(Connection connection, long person) throws SQLException {
        for (String sql : new String[] {LOCK_WRITER, LOCK_PERSON}) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, person);
                statement.execute();
            }
        }
    }

    static Optional<Obstacle> obstacle(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OBSTACLE)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (row.getBoolean("leaving")) {
                    return Optional.of(Obstacle.LEAVING);
                }
                return row.getBoolean("connected") ? Optional.of(Obstacle.CONNECTED) : Optional.empty();
            }
        }
    }

    static int items(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ITEMS)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    static boolean delete(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BAR)) {
            statement.setLong(1, person);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setLong(1, person);
            return statement.executeUpdate() == 1;
        }
    }
}

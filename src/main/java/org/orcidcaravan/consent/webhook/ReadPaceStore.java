package org.orcidcaravan.consent.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one pace at which all instances read records of the public API, in the caller's transaction. */
final class ReadPaceStore {
    private static final String OPEN =
            "select next_at <= now() and blocked_until <= now() from webhook_pace for update";

    private static final String TAKE = "update webhook_pace set next_at = now() + make_interval(secs => ?)";

    private static final String BLOCKED =
            "select coalesce(problem, 'ORCID wants to be left alone') from webhook_pace where blocked_until > now()";

    private static final String BLOCK = """
            update webhook_pace
            set troubles = least(troubles + 1, 30), problem = ?,
                blocked_until = greatest(blocked_until, now() + make_interval(secs => greatest(?,
                    least(? * power(2, least(troubles, 20)), ?))))
            """;

    private static final String WELL =
            "update webhook_pace set troubles = 0, problem = null where troubles > 0 and blocked_until <= now()";

    private ReadPaceStore() {}

    /** Whether anything may be read now; until the transaction ends, nobody else is told so. */
    static boolean open(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** So many are read now, and nothing else by anybody for as long as that may take at least. */
    static void take(Connection connection, int reads, int perSecond) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setDouble(1, (double) reads / perSecond);
            statement.executeUpdate();
        }
    }

    /** Why nothing may be read now; empty: it may. */
    static Optional<String> blocked(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BLOCKED);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** @param asked how long ORCID asks to wait; it is given that, or more when it was in trouble before */
    static boolean block(Connection connection, String why, @Nullable Duration asked, WebhookSettings settings)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BLOCK)) {
            statement.setString(1, why);
            statement.setDouble(2, asked == null ? 0 : NoticeStore.seconds(asked) + 1);
            statement.setDouble(3, NoticeStore.seconds(settings.retryDelay()));
            statement.setDouble(4, NoticeStore.seconds(settings.retryDelayMax()));
            return statement.executeUpdate() > 0;
        }
    }

    static void well(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WELL)) {
            statement.executeUpdate();
        }
    }
}

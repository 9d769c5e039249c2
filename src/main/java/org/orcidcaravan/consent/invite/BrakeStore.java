package org.orcidcaravan.consent.invite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one row of the storm brake; in the caller's transaction. */
final class BrakeStore {
    private static final String STANDING =
            "select errors, case when next_at > now() then next_at end, stopped_at, reason from mail_brake";
    private static final String ERROR = """
            update mail_brake
            set errors = errors + 1, reason = ?,
                next_at = now() + least(? * power(2, least(errors, 20)), ?) * interval '1 millisecond',
                stopped_at = case when errors + 1 >= ? then coalesce(stopped_at, now()) else stopped_at end
            returning errors = ?
            """;
    private static final String FINE =
            "update mail_brake set errors = 0, next_at = '-infinity' where stopped_at is null and errors <> 0";
    private static final String RESUME = """
            update mail_brake set errors = 0, next_at = '-infinity', stopped_at = null, reason = null
            where stopped_at is not null
            """;

    private BrakeStore() {}

    static MailBrake.Standing standing(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STANDING);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new MailBrake.Standing(row.getInt(1), instant(row, 2), instant(row, 3), row.getString(4));
        }
    }

    /**
     * One more error in a row.
     *
     * @param pause before the next mail, doubled with each error; zero: none
     * @param longest such pause
     * @param most errors before nothing is sent any more
     * @return whether that is so from now on, because of this one
     */
    static boolean error(Connection connection, String reason, Duration pause, Duration longest, int most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ERROR)) {
            statement.setString(1, reason);
            statement.setLong(2, pause.toMillis());
            statement.setLong(3, longest.toMillis());
            statement.setInt(4, most);
            statement.setInt(5, most);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** One went through. */
    static void fine(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINE)) {
            statement.executeUpdate();
        }
    }

    static boolean resume(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RESUME)) {
            return statement.executeUpdate() == 1;
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}

package org.orcidcaravan.consent.invite;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentAuditStore;

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
     * @return whether nothing is sent from now on, because of this one
     */
    static boolean error(Connection connection, Delivery delivery, MailSettings settings) throws SQLException {
        Duration pause = delivery.kind() == Delivery.Kind.OUTAGE ? settings.retryDelay() : Duration.ZERO;
        if (!count(connection, delivery.message(), pause, settings)) {
            return false;
        }
        JsonObject detail =
                Json.createObjectBuilder().add("reason", delivery.message()).build();
        ConsentAuditStore.note(connection, "service:mail", "mail.brake", "mail", detail);
        return true;
    }

    private static boolean count(Connection connection, String reason, Duration pause, MailSettings settings)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ERROR)) {
            statement.setString(1, reason);
            statement.setLong(2, pause.toMillis());
            statement.setLong(3, settings.retryDelayMax().toMillis());
            statement.setInt(4, settings.brake());
            statement.setInt(5, settings.brake());
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

package org.orcidcaravan.consent.invite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators did with campaigns, and the mails that are planned for them; in the caller's transaction. */
final class CampaignStore {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('campaign:' || ?, 0))";
    private static final String ALL = "select name, stopped_at, stopped_by, planned_at, planned from campaign";
    private static final String STOP = """
            insert into campaign (name, stopped_at, stopped_by) values (?, now(), ?)
            on conflict (name) do update set stopped_at = now(), stopped_by = excluded.stopped_by
            where campaign.stopped_at is null
            """;
    private static final String START =
            "update campaign set stopped_at = null, stopped_by = null where name = ? and stopped_at is not null";
    private static final String PLANNED = """
            insert into campaign (name, planned_at, planned) values (?, now(), ?)
            on conflict (name) do update set planned_at = now(), planned = excluded.planned
            """;
    private static final String ADD = """
            insert into mail (campaign, part, person, round, address, why, message_id) values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private CampaignStore() {}

    /** What is noted of a campaign. */
    record Noted(
            @Nullable Instant stoppedAt,
            @Nullable String stoppedBy,
            @Nullable Instant plannedAt,
            int planned) {
        static final Noted NOTHING = new Noted(null, null, null, 0);
    }

    /** Nobody else plans this campaign until the transaction ends. */
    static void lock(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    /** By name; those that were never touched are not there. */
    static Map<String, Noted> all(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            Map<String, Noted> all = new HashMap<>();
            while (row.next()) {
                all.put(row.getString(1), new Noted(instant(row, 2), row.getString(3), instant(row, 4), row.getInt(5)));
            }
            return all;
        }
    }

    /** Whether it was not stopped before. */
    static boolean stop(Connection connection, String name, String actor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STOP)) {
            statement.setString(1, name);
            statement.setString(2, actor);
            return statement.executeUpdate() == 1;
        }
    }

    /** Whether it was stopped. */
    static boolean start(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(START)) {
            statement.setString(1, name);
            return statement.executeUpdate() == 1;
        }
    }

    static void planned(Connection connection, String name, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PLANNED)) {
            statement.setString(1, name);
            statement.setInt(2, count);
            statement.executeUpdate();
        }
    }

    /** Whether it was not there before. */
    static boolean add(Connection connection, String campaign, Intended mail, String messageId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, campaign);
            statement.setString(2, mail.part());
            statement.setLong(3, mail.person());
            statement.setInt(4, mail.round());
            statement.setString(5, mail.address());
            statement.setString(6, mail.why());
            statement.setString(7, messageId);
            return statement.executeUpdate() == 1;
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}

package org.orcidcaravan.consent.invite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks mails up, and changes single ones for operators; in the caller's transaction. */
final class MailSearchStore {
    private static final String SELECT = """
            select m.id, m.campaign, m.part, m.round, m.state, p.person_id,
                   nullif(concat_ws(' ', p.given_name, p.family_name), ''), m.address, m.subject, m.why, m.message,
                   m.message_id, m.attempts, m.planned_at, case when m.state = 'planned' then m.due_at end, m.sent_at
            from mail m join person p on p.id = m.person
            """;
    private static final String LIST = SELECT + """
            where m.id < ? and (cast(? as text) is null or m.campaign = ?) and (cast(? as text) is null or m.state = ?)
              and (cast(? as bigint) is null or m.person = ?)
            order by m.id desc limit ?
            """;
    private static final String ONE = SELECT + "where m.id = ?";
    private static final String FIGURES = "select campaign, state, count(*) from mail group by campaign, state";
    private static final String DUE = """
            select count(*) from mail
            where campaign = ? and (state = 'leased' or ? and state = 'planned' and due_at <= now())
            """;
    private static final String CHANGE = """
            update mail
            set state = ?, changed_at = now(), message = ?, due_at = now(), tried_at = null, unclear = 0
            where id = ? and state = ?
            """;

    private MailSearchStore() {}

    /** The newest first. */
    static List<MailEntry> list(Connection connection, Outbox.Search search) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            MailState state = search.state();
            statement.setLong(1, search.before());
            statement.setString(2, search.campaign());
            statement.setString(3, search.campaign());
            statement.setString(4, state == null ? null : state.text());
            statement.setString(5, state == null ? null : state.text());
            statement.setObject(6, search.person());
            statement.setObject(7, search.person());
            statement.setInt(8, search.limit());
            return read(statement);
        }
    }

    static Optional<MailEntry> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, id);
            return read(statement).stream().findFirst();
        }
    }

    /** How many mails of each campaign are in each state. */
    static Map<String, Map<MailState, Long>> figures(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIGURES);
                ResultSet row = statement.executeQuery()) {
            Map<String, Map<MailState, Long>> figures = new HashMap<>();
            while (row.next()) {
                figures.computeIfAbsent(row.getString(1), name -> new EnumMap<>(MailState.class))
                        .put(MailState.named(row.getString(2)), row.getLong(3));
            }
            return figures;
        }
    }

    /** @param open whether planned ones may go out */
    static long due(Connection connection, String campaign, boolean open) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setString(1, campaign);
            statement.setBoolean(2, open);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Whether it was in the state that it goes from. */
    static boolean change(Connection connection, long id, MailState from, MailState to, String message)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
            statement.setString(1, to.text());
            statement.setString(2, message);
            statement.setLong(3, id);
            statement.setString(4, from.text());
            return statement.executeUpdate() == 1;
        }
    }

    private static List<MailEntry> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<MailEntry> all = new ArrayList<>();
            while (row.next()) {
                all.add(new MailEntry(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        MailState.named(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        row.getInt(13),
                        row.getTimestamp(14).toInstant(),
                        instant(row, 15),
                        instant(row, 16)));
            }
            return all;
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}

package org.orcidcaravan.consent.invite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses that get no mail, people who want none, and the links by which they say so; in the caller's transaction. */
final class BarredStore {
    private static final String ADD_LINK = "insert into mail_opt_out (hash, mail) values (?, ?)";
    private static final String ASKER = """
            select m.person, coalesce(nullif(p.email, ''), m.address), exists (
                select from mail_barred b where b.reason = 'opted-out' and b.person = m.person)
            from mail_opt_out o join mail m on m.id = o.mail join person p on p.id = m.person
            where o.hash = ?
            """;
    private static final String OPT_OUT = """
            insert into mail_barred (address, reason, person) values (?, 'opted-out', ?)
            on conflict (address) do update set reason = 'opted-out', person = excluded.person, at = now()
            """;
    private static final String BOUNCE = """
            insert into mail_barred (address, reason, detail) values (?, 'bounced', ?) on conflict (address) do nothing
            """;
    private static final String LIFT = "delete from mail_barred where address = ? and reason = 'bounced'";
    private static final String SUPPRESS = """
            update mail set state = 'suppressed', message = ?, changed_at = now()
            where state = 'planned' and (lower(address) = ? or person = ?)
            """;
    private static final String BOUNCED = """
            update mail set state = 'bounced', message = ?, changed_at = now()
            where id = (select id from mail where lower(address) = ? and state = 'sent' order by sent_at desc, id desc limit 1)
            returning person
            """;
    private static final String ALL = """
            select address, reason, detail, at from mail_barred where address > ? order by address limit ?
            """;

    private BarredStore() {}

    static void addLink(Connection connection, byte[] hash, long mail) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_LINK)) {
            statement.setBytes(1, hash);
            statement.setLong(2, mail);
            statement.executeUpdate();
        }
    }

    static Optional<OptOut.Asker> asker(Connection connection, byte[] hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASKER)) {
            statement.setBytes(1, hash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new OptOut.Asker(row.getLong(1), row.getString(2), row.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    static void optOut(Connection connection, String address, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPT_OUT)) {
            statement.setString(1, address.toLowerCase(Locale.ROOT));
            statement.setLong(2, person);
            statement.executeUpdate();
        }
    }

    /** Whether the address was not barred before. */
    static boolean bounce(Connection connection, String address, String detail) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BOUNCE)) {
            statement.setString(1, address.toLowerCase(Locale.ROOT));
            statement.setString(2, detail);
            return statement.executeUpdate() == 1;
        }
    }

    /** Whether the address was barred because a mail bounced. */
    static boolean lift(Connection connection, String address) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIFT)) {
            statement.setString(1, address.toLowerCase(Locale.ROOT));
            return statement.executeUpdate() == 1;
        }
    }

    /** How many mails are not sent because of this. */
    static int suppressPlanned(Connection connection, String address, @Nullable Long person, String message)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUPPRESS)) {
            statement.setString(1, message);
            statement.setString(2, address.toLowerCase(Locale.ROOT));
            statement.setObject(3, person);
            return statement.executeUpdate();
        }
    }

    /** Marks the mail that was sent to an address last; whose it was. */
    static Optional<Long> markBounced(Connection connection, String address, String message) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BOUNCED)) {
            statement.setString(1, message);
            statement.setString(2, address.toLowerCase(Locale.ROOT));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    static List<Bounces.Barred> all(Connection connection, String after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setString(1, after);
            statement.setInt(2, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<Bounces.Barred> all = new ArrayList<>();
                while (row.next()) {
                    all.add(new Bounces.Barred(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getTimestamp(4).toInstant()));
                }
                return all;
            }
        }
    }
}

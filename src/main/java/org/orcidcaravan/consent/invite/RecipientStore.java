package org.orcidcaravan.consent.invite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.invite.Trigger.Past;
import org.orcidcaravan.orcid.OrcidId;

/** Who may get a mail, and how each of them stands; in the caller's transaction. */
final class RecipientStore {
    private static final String SELECT = """
            select p.id, p.person_id, p.given_name, p.family_name, p.email, p.unit, p.groups, p.orcid, p.created_at,
                   coalesce(p.raw ->> 'language', '') as language,
                   exists (select from token t where t.person = p.id and t.orcid = p.orcid and t.state = 'valid'
                           and (t.expires_at is null or t.expires_at > now())) as connected,
                   e.connected_at, e.invited_at, e.opened_at, e.denied_at, e.disconnected_at,
                   greatest(e.revoked_at, r.rejected_at) as revoked_at, b.reason, b.at as barred_at,
                   (select min(t.changed_at) from task t where t.person = p.id and t.state = 'held'
                           and not exists (select from choice c where c.person = p.id and c.mode = 'off')) as asked_at
            from person p
            left join lateral (
                select max(at) filter (where kind = 'connected') as connected_at,
                       max(at) filter (where kind = 'invited') as invited_at,
                       max(at) filter (where kind = 'opened') as opened_at,
                       max(at) filter (where kind = 'denied') as denied_at,
                       max(at) filter (where kind = 'disconnected') as disconnected_at,
                       max(at) filter (where kind = 'revoked-at-orcid') as revoked_at
                from consent_event where person = p.id) e on true
            left join lateral (
                select max(coalesce(checked_at, created_at)) as rejected_at
                from token where person = p.id and state = 'rejected') r on true
            left join lateral (
                select reason, at from mail_barred m
                where m.address = lower(p.email) or m.reason = 'opted-out' and m.person = p.id
                order by reason desc limit 1) b on true
            where coalesce(p.email, '') <> ''
            """;

    private static final String ALL = SELECT + """
            and (cardinality(cast(? as text[])) = 0 or p.unit = any (cast(? as text[])))
            and (cardinality(cast(? as text[])) = 0 or p.groups && cast(? as text[]))
            and not p.groups && cast(? as text[])
            order by p.id
            """;

    private static final String ONE = SELECT + "and p.id = ?";

    private static final String PAST = """
            select person, part, round, state, planned_at, sent_at from mail
            where campaign = ? and (cast(? as bigint) is null or person = ?) order by id
            """;

    private RecipientStore() {}

    /** Everybody of a campaign's units and groups who has an address, in whatever state. */
    static List<Recipient> all(Connection connection, String campaign, Campaign.Audience audience) throws SQLException {
        Map<Long, List<Past>> past = past(connection, campaign, null);
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            var units = connection.createArrayOf("text", audience.units().toArray());
            var groups = connection.createArrayOf("text", audience.groups().toArray());
            statement.setArray(1, units);
            statement.setArray(2, units);
            statement.setArray(3, groups);
            statement.setArray(4, groups);
            statement.setArray(
                    5, connection.createArrayOf("text", audience.exceptGroups().toArray()));
            return read(statement).stream()
                    .map(one -> one.with(past.getOrDefault(one.person().id(), List.of())))
                    .toList();
        }
    }

    /** One person; empty when there is no such person, or no address. */
    static Optional<Recipient> one(Connection connection, String campaign, long person) throws SQLException {
        Map<Long, List<Past>> past = past(connection, campaign, person);
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, person);
            return read(statement).stream().findFirst().map(one -> one.with(past.getOrDefault(person, List.of())));
        }
    }

    private static Map<Long, List<Past>> past(Connection connection, String campaign, @Nullable Long person)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAST)) {
            statement.setString(1, campaign);
            statement.setObject(2, person);
            statement.setObject(3, person);
            Map<Long, List<Past>> past = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    past.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new Past(
                                    row.getString(2),
                                    row.getInt(3),
                                    MailState.named(row.getString(4)),
                                    row.getTimestamp(5).toInstant(),
                                    instant(row, "sent_at")));
                }
            }
            return past;
        }
    }

    private static List<Recipient> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Recipient> all = new ArrayList<>();
            while (row.next()) {
                String reason = row.getString("reason");
                all.add(new Recipient(
                        person(row),
                        row.getString("email"),
                        row.getString("language"),
                        journey(row, "opted-out".equals(reason)),
                        reason,
                        List.of()));
            }
            return all;
        }
    }

    private static Person person(ResultSet row) throws SQLException {
        String orcid = row.getString("orcid");
        return new Person(
                row.getLong("id"),
                row.getString("person_id"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                row.getString("unit"),
                List.of((String[]) row.getArray("groups").getArray()),
                orcid == null ? null : OrcidId.parse(orcid).orElseThrow(),
                null,
                Map.of());
    }

    private static Journey journey(ResultSet row, boolean optedOut) throws SQLException {
        return new Journey(
                row.getTimestamp("created_at").toInstant(),
                row.getString("orcid") != null,
                row.getBoolean("connected"),
                instant(row, "connected_at"),
                instant(row, "invited_at"),
                instant(row, "opened_at"),
                instant(row, "denied_at"),
                instant(row, "disconnected_at"),
                instant(row, "revoked_at"),
                optedOut ? instant(row, "barred_at") : null,
                instant(row, "asked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}

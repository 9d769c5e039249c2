package org.orcidcaravan.measure.reconcile;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.measure.reconcile.Round.Tally;
import org.orcidcaravan.orcid.OrcidId;

/** Rounds and whom they are about, in the caller's transaction. */
final class RoundStore {
    private static final String LEASE = "interval '10 minutes'";

    /** Whoever is not heard of has ended. */
    private static final String ABANDONED = """
            update reconciliation set ended_at = now(), outcome = 'stopped'
            where via = ? and ended_at is null and lease_until < now()
            """;

    private static final String BEGIN = "insert into reconciliation (via, actor, lease_until) values (?, ?, now() + "
            + LEASE + ") on conflict do nothing returning id";

    private static final String OPEN = "update reconciliation set lease_until = now() + " + LEASE
            + " where via = ? and ended_at is null returning id";

    private static final String TALLY = "update reconciliation set people = people + ?, unproved = unproved + ?,"
            + " absent = absent + ?, unreadable = unreadable + ?, busy = busy + ?, lease_until = now() + " + LEASE
            + " where id = ? and ended_at is null";

    private static final String END = """
            update reconciliation set ended_at = now(), outcome = ? where id = ? and ended_at is null
            """;

    private static final String COLUMNS =
            "select id, via, started_at, ended_at, outcome, people, unproved, absent, unreadable, busy from reconciliation ";

    private static final String NEWEST = COLUMNS + "order by id desc limit ?";

    private static final String ONE = COLUMNS + "where id = ?";

    private static final String KINDS = "select kind, count(*) from reconciliation_finding where run = ? group by kind";

    private static final String FINDINGS = """
            select f.run, p.person_id, p.orcid, f.kind, f.section, f.put_code, f.found, f.label, f.message, f.at
            from reconciliation_finding f join person p on p.id = f.person order by f.at desc, f.id desc limit ?
            """;

    private static final String LINKED = """
            select id, orcid from person
            where orcid is not null and id > ?
              and (orcid_authenticated_at is not null or exists (select from item where item.person = person.id))
            order by id limit ?
            """;

    private static final String COMPARED_MIRROR = """
            insert into reconciled (person, mirror_at) values (?, now())
            on conflict (person) do update set mirror_at = now()
            """;

    private static final String COMPARED_API = """
            insert into reconciled (person, api_at) values (?, now()) on conflict (person) do update set api_at = now()
            """;

    private RoundStore() {}

    /** Somebody whose record is compared. */
    record Linked(long person, OrcidId orcid) {}

    /** Empty: one is under way. */
    static Optional<Long> begin(Connection connection, String via, String actor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ABANDONED)) {
            statement.setString(1, via);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, via);
            statement.setString(2, actor);
            return id(statement);
        }
    }

    /** The one that is under way, which goes on. */
    static Optional<Long> open(Connection connection, String via) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setString(1, via);
            return id(statement);
        }
    }

    private static Optional<Long> id(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    /** False: it has ended, or was taken for dead. */
    static boolean add(Connection connection, long round, Tally tally) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TALLY)) {
            statement.setInt(1, tally.people());
            statement.setInt(2, tally.unproved());
            statement.setInt(3, tally.absent());
            statement.setInt(4, tally.unreadable());
            statement.setInt(5, tally.busy());
            statement.setLong(6, round);
            return statement.executeUpdate() == 1;
        }
    }

    static boolean end(Connection connection, long round, String outcome) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, outcome);
            statement.setLong(2, round);
            return statement.executeUpdate() == 1;
        }
    }

    static List<Round> newest(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setInt(1, most);
            return rounds(connection, statement);
        }
    }

    static Round one(Connection connection, long round) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, round);
            return rounds(connection, statement).getFirst();
        }
    }

    private static List<Round> rounds(Connection connection, PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Round> all = new ArrayList<>();
            while (row.next()) {
                @Nullable Timestamp ended = row.getTimestamp(4);
                all.add(new Round(
                        row.getLong(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        ended == null ? null : ended.toInstant(),
                        row.getString(5),
                        new Tally(row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10)),
                        kinds(connection, row.getLong(1))));
            }
            return all;
        }
    }

    private static Map<String, Long> kinds(Connection connection, long round) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KINDS)) {
            statement.setLong(1, round);
            Map<String, Long> kinds = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    kinds.put(row.getString(1), row.getLong(2));
                }
            }
            return kinds;
        }
    }

    static List<Found> findings(Connection connection, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINDINGS)) {
            statement.setInt(1, most);
            try (ResultSet row = statement.executeQuery()) {
                List<Found> all = new ArrayList<>();
                while (row.next()) {
                    all.add(new Found(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, Long.class),
                            row.getObject(7, Long.class),
                            row.getString(8),
                            row.getString(9),
                            row.getTimestamp(10).toInstant()));
                }
                return all;
            }
        }
    }

    static List<Linked> linked(Connection connection, long after, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINKED)) {
            statement.setLong(1, after);
            statement.setInt(2, most);
            try (ResultSet row = statement.executeQuery()) {
                List<Linked> people = new ArrayList<>();
                while (row.next()) {
                    people.add(new Linked(
                            row.getLong(1), OrcidId.parse(row.getString(2)).orElseThrow()));
                }
                return people;
            }
        }
    }

    static void compared(Connection connection, long person, boolean api) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(api ? COMPARED_API : COMPARED_MIRROR)) {
            statement.setLong(1, person);
            statement.executeUpdate();
        }
    }

    /** Notes what a round found. */
    static void audit(Connection connection, Round done, String actor) throws SQLException {
        JsonObjectBuilder detail = Json.createObjectBuilder()
                .add("via", done.via())
                .add("outcome", String.valueOf(done.outcome()))
                .add("people", done.tally().people());
        done.findings().forEach(detail::add);
        ConsentAuditStore.note(connection, actor, "reconciliation.end", "reconciliation:" + done.id(), detail.build());
    }
}

package org.orcidcaravan.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.orcidcaravan.event.Consignment.Lease;

/** Who delivers which lane, on the database's clock; in the caller's transaction. */
final class EventLaneStore {
    private static final String MAKE = """
            insert into event_lane (sink, lane) select ?, generate_series(0, ?) on conflict do nothing
            """;

    private static final String NAMED = "update event_lane set named_at = now() where sink = any (?)";

    private static final String CLAIM = """
            with due as (
                select sink, lane from event_lane l
                where sink = ? and next_at <= now() and (leased_until is null or leased_until < now())
                  and exists (select from event e where e.sink = l.sink and e.lane = l.lane)
                order by served_at nulls first, lane
                limit ? for update skip locked)
            update event_lane l
            set fencing = fencing + 1, leased_until = now() + ? * interval '1 millisecond', served_at = now()
            from due where l.sink = due.sink and l.lane = due.lane
            returning l.lane, l.fencing
            """;

    private static final String READ = """
            select id, topic, key, number, body from event where sink = ? and lane = ? order by id limit ?
            """;

    private static final String HOLD = """
            update event_lane set leased_until = now() + ? * interval '1 millisecond'
            where sink = ? and lane = ? and fencing = ?
            """;

    /** What waited for a sink that was down need not wait out its pauses now that it is up. */
    private static final String WELL = """
            with waiting as (
                select sink, lane from event_lane
                where sink = ? and failures > 0 and refusals = 0 and leased_until is null for update skip locked)
            update event_lane l set next_at = now(), failures = 0
            from waiting where l.sink = waiting.sink and l.lane = waiting.lane
            """;

    private static final String CLEAR = """
            update event_lane set failures = 0, refusals = 0, refused_id = null, problem = null
            where sink = ? and lane = ? and (failures > 0 or problem is not null)
            """;

    private static final String GIVE_BACK = """
            update event_lane set leased_until = null, next_at = now() + ? * interval '1 millisecond'
            where sink = ? and lane = ? and fencing = ?
            """;

    private static final String SETTLE = "delete from event where sink = ? and lane = ? and id = any (?)";

    private EventLaneStore() {}

    static void make(Connection connection, String sink) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MAKE)) {
            statement.setString(1, sink);
            statement.setInt(2, Event.LANES - 1);
            statement.executeUpdate();
        }
    }

    /** They are in somebody's settings now. */
    static void named(Connection connection, List<String> sinks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAMED)) {
            statement.setArray(1, connection.createArrayOf("text", sinks.toArray()));
            statement.executeUpdate();
        }
    }

    static List<Lease> claim(Connection connection, String sink, int most, Duration lease) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, sink);
            statement.setInt(2, most);
            statement.setLong(3, lease.toMillis());
            List<Lease> leases = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    leases.add(new Lease(sink, row.getShort(1), row.getLong(2), 0));
                }
            }
            return leases;
        }
    }

    static List<Noted> read(Connection connection, Lease lease, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, lease.sink());
            statement.setShort(2, lease.lane());
            statement.setInt(3, most);
            List<Noted> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(new Noted(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, UUID.class),
                            row.getString(5)));
                }
            }
            return events;
        }
    }

    /** Prolongs the lease, and locks the lane for this transaction. @throws LaneLost when it is somebody else's */
    static void hold(Connection connection, Lease lease, Duration length) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setLong(1, length.toMillis());
            own(statement, 2, lease);
            if (statement.executeUpdate() == 0) {
                throw new LaneLost(lease);
            }
        }
    }

    static void settle(Connection connection, Lease lease, List<Noted> taken) throws SQLException {
        if (taken.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            statement.setString(1, lease.sink());
            statement.setShort(2, lease.lane());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", taken.stream().map(Noted::id).toArray()));
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(CLEAR)) {
            statement.setString(1, lease.sink());
            statement.setShort(2, lease.lane());
            if (statement.executeUpdate() > 0) {
                well(connection, lease.sink());
            }
        }
    }

    private static void well(Connection connection, String sink) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WELL)) {
            statement.setString(1, sink);
            statement.executeUpdate();
        }
    }

    /** Nobody's until then; @throws LaneLost when it is somebody else's already */
    static void giveBack(Connection connection, Lease lease, Duration pause) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
            statement.setLong(1, pause.toMillis());
            own(statement, 2, lease);
            if (statement.executeUpdate() == 0) {
                throw new LaneLost(lease);
            }
        }
    }

    private static void own(PreparedStatement statement, int from, Lease lease) throws SQLException {
        statement.setString(from, lease.sink());
        statement.setShort(from + 1, lease.lane());
        statement.setLong(from + 2, lease.fencing());
    }
}

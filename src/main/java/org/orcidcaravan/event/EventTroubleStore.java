package org.orcidcaravan.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.orcidcaravan.event.Consignment.Lease;

/** What went wrong with a lane, and what was set aside; in the caller's transaction. */
final class EventTroubleStore {
    private static final String FAILED = """
            update event_lane set failures = least(failures + 1, 1000000), problem = ?
            where sink = ? and lane = ? and fencing = ? returning failures
            """;

    private static final String REFUSED = """
            update event_lane
            set refusals = case when refused_id = ? then refusals + 1 else 1 end, refused_id = ?, problem = ?
            where sink = ? and lane = ? and fencing = ? returning refusals
            """;

    private static final String SET_ASIDE = """
            with gone as (delete from event where sink = ? and lane = ? and id = ? returning *)
            insert into event_refused (id, sink, lane, topic, key, number, body, made_at, problem)
            select id, sink, lane, topic, key, number, body, made_at, ? from gone
            """;

    private static final String FORGET = """
            update event_lane set refusals = 0, refused_id = null, problem = null where sink = ? and lane = ?
            """;

    private static final String PRUNE = """
            with old as (delete from event_refused where refused_at < now() - ? * interval '1 millisecond' returning 1),
                 orphaned as (
                     delete from event
                     where not (sink = any (cast(? as text[]))) and made_at < now() - ? * interval '1 millisecond'
                     returning 1)
            select (select count(*) from old) + (select count(*) from orphaned)
            """;

    /** With a number of their own again: a place of long ago would be before what has been delivered since. */
    private static final String AGAIN = """
            with back as (delete from event_refused where sink = ? returning *)
            insert into event (sink, lane, topic, key, number, body, made_at)
            select sink, lane, topic, key, number, body, made_at from back order by id
            """;

    private EventTroubleStore() {}

    /** How often in a row now. */
    static int failed(Connection connection, Lease lease, String problem) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
            statement.setString(1, problem);
            own(statement, 2, lease);
            return count(statement, lease);
        }
    }

    /** How often this event has been refused now. */
    static int refused(Connection connection, Lease lease, Noted event, String problem) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REFUSED)) {
            statement.setLong(1, event.id());
            statement.setLong(2, event.id());
            statement.setString(3, problem);
            own(statement, 4, lease);
            return count(statement, lease);
        }
    }

    static void setAside(Connection connection, Lease lease, Noted event, String problem) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET_ASIDE)) {
            statement.setString(1, lease.sink());
            statement.setShort(2, lease.lane());
            statement.setLong(3, event.id());
            statement.setString(4, problem);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, lease.sink());
            statement.setShort(2, lease.lane());
            statement.executeUpdate();
        }
    }

    /** How many rows were too old to keep. */
    static long prune(Connection connection, List<String> sinks, Duration keep) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            statement.setLong(1, keep.toMillis());
            statement.setArray(2, connection.createArrayOf("text", sinks.toArray()));
            statement.setLong(3, keep.toMillis());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** How many wait again. */
    static int again(Connection connection, String sink) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.setString(1, sink);
            return statement.executeUpdate();
        }
    }

    private static int count(PreparedStatement statement, Lease lease) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new LaneLost(lease);
            }
            return row.getInt(1);
        }
    }

    private static void own(PreparedStatement statement, int from, Lease lease) throws SQLException {
        statement.setString(from, lease.sink());
        statement.setShort(from + 1, lease.lane());
        statement.setLong(from + 2, lease.fencing());
    }
}

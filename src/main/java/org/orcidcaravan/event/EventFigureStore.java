package org.orcidcaravan.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.orcidcaravan.event.EventFigures.Figures;

/** Counts what waits; in the caller's transaction. */
final class EventFigureStore {
    /** Beyond that it does not matter how many. */
    static final int ENOUGH = 100_000;

    private static final String COUNT = """
            select (select count(*) from (select from event where sink = ? limit ?) as counted),
                   (select coalesce(extract(epoch from now() - min(oldest.made_at)), 0)
                    from event_lane l
                    cross join lateral (
                        select made_at from event e where e.sink = l.sink and e.lane = l.lane order by id limit 1
                    ) as oldest
                    where l.sink = ?),
                   (select count(*) from event_refused where sink = ?),
                   (select problem from event_lane
                    where sink = ? and problem is not null order by next_at desc limit 1)
            """;

    private EventFigureStore() {}

    static Figures count(Connection connection, String sink) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, sink);
            statement.setInt(2, ENOUGH);
            statement.setString(3, sink);
            statement.setString(4, sink);
            statement.setString(5, sink);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Figures(row.getLong(1), row.getDouble(2), row.getLong(3), row.getString(4));
            }
        }
    }
}

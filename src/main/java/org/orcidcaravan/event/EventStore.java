package org.orcidcaravan.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Notes events, for each sink a row, in the transaction of what made them so. */
@ApplicationScoped
public class EventStore {
    /** A row for each sink, with the same number; the numbers of one call are in the order of its events. */
    private static final String APPEND = """
            with made as materialized (
                select at, lane, topic, key, body, gen_random_uuid() as number
                from unnest(cast(? as smallint[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
                     with ordinality as given(lane, topic, key, body, at))
            insert into event (sink, lane, topic, key, number, body)
            select sink, lane, topic, key, number, body
            from made cross join unnest(cast(? as text[])) as to_whom(sink)
            order by at, sink
            """;

    private final List<String> sinks;
    private final List<String> topics;

    public EventStore(EventSettings settings) {
        this.sinks = settings.names();
        this.topics = settings.topics().stream().map(String::trim).toList();
    }

    /** Whether anybody wants to hear of this kind of change; otherwise there is no need to describe it. */
    public boolean wanted(String topic) {
        return !sinks.isEmpty() && topics.contains(topic);
    }

    /**
     * Notes them, in the order given; those that nobody wants are left out, so that without sinks this costs nothing.
     * Call it as the last thing of a transaction but the audit's row.
     */
    public void append(Connection connection, List<Event> events) throws SQLException {
        List<Event> noted =
                events.stream().filter(event -> wanted(event.topic())).toList();
        if (noted.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "smallint", noted.stream().map(Event::lane).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", noted.stream().map(Event::topic).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", noted.stream().map(Event::key).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", noted.stream().map(Event::json).toArray()));
            statement.setArray(5, connection.createArrayOf("text", sinks.toArray()));
            statement.executeUpdate();
        }
    }
}

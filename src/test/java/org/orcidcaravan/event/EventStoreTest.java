package org.orcidcaravan.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/** Noting events, on a real PostgreSQL. */
class EventStoreTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @Test
    void without_sinks_nothing_is_noted() throws SQLException {
        EventStore store = new EventStore(TestSettings.sinks());
        append(store, new Event("record", "nobody", "{}"));
        assertThat(store.wanted("record")).isFalse();
        assertThat(DATABASE.query("select count(*) from event where key = 'nobody'"))
                .isEqualTo("0");
    }

    @Test
    void each_sink_gets_a_row_with_the_same_number_in_the_order_given() throws SQLException {
        EventStore store = new EventStore(TestSettings.sinks("a", "b"));
        append(store, new Event("record", "k", "{\"n\":1}"), new Event("record", "k", "{\"n\":2}"));
        assertThat(DATABASE.query("select string_agg(sink || body, ' ' order by id) from event where key = 'k'"))
                .isEqualTo("a{\"n\":1} b{\"n\":1} a{\"n\":2} b{\"n\":2}");
        assertThat(DATABASE.query("select count(distinct number) from event where key = 'k'"))
                .isEqualTo("2");
        assertThat(DATABASE.query("select count(distinct lane) from event where key = 'k'"))
                .isEqualTo("1");
    }

    @Test
    void a_topic_that_nobody_wants_is_left_out() throws SQLException {
        append(new EventStore(TestSettings.sinks("a")), new Event("weather", "rain", "{}"));
        assertThat(DATABASE.query("select count(*) from event where key = 'rain'"))
                .isEqualTo("0");
    }

    @Test
    void what_is_undone_was_never_an_event() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            new EventStore(TestSettings.sinks("a")).append(connection, List.of(new Event("record", "undone", "{}")));
            connection.rollback();
        }
        assertThat(DATABASE.query("select count(*) from event where key = 'undone'"))
                .isEqualTo("0");
    }

    @Test
    void an_event_is_one_object_in_one_line() {
        assertThatThrownBy(() -> new Event("record", "k", "{\n}")).hasMessageContaining("one line");
        assertThatThrownBy(() -> new Event("record", "k", "[]")).hasMessageContaining("one JSON object");
        assertThatThrownBy(() -> new Event("record", " ", "{}")).hasMessageContaining("key");
    }

    private static void append(EventStore store, Event... events) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            store.append(connection, List.of(events));
        }
    }
}

package org.orcidcaravan.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/** Claiming, settling and failing, on a real PostgreSQL: promises of ADR 0028. */
class EventOutboxTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final EventSettings settings =
            TestSettings.with(Map.of("caravan.events.sinks", "a,b", "caravan.events.max-attempts", "3"));
    private final EventOutbox one = outbox(settings);
    private final EventOutbox two = outbox(settings);

    private static EventOutbox outbox(EventSettings settings) {
        return new EventOutbox(
                new EventTransactionStore(DATABASE.dataSource()),
                settings,
                new EventCounts(new SimpleMeterRegistry(), settings));
    }

    @BeforeEach
    void nothing_waits() throws SQLException {
        DATABASE.execute("truncate event, event_lane, event_refused");
        one.claim();
        two.claim();
    }

    private void note(Event... events) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            new EventStore(settings).append(connection, List.of(events));
        }
    }

    private static Event event(String key, int number) {
        return new Event("record", key, "{\"n\":" + number + "}");
    }

    /** As if all pauses and leases were over. */
    private static void later() throws SQLException {
        DATABASE.execute("update event_lane set next_at = now(), leased_until = leased_until - interval '1 day'");
    }

    private static List<Consignment> of(String sink, List<Consignment> all) {
        return all.stream().filter(each -> each.sink().equals(sink)).toList();
    }

    private static List<String> bodies(List<Consignment> all) {
        return all.stream()
                .flatMap(each -> each.events().stream())
                .map(Noted::json)
                .toList();
    }

    @Test
    void what_is_noted_reaches_every_sink_in_order_and_is_gone_once_settled() throws SQLException {
        note(event("k", 1), event("k", 2), event("k", 3));
        List<Consignment> claimed = one.claim();
        assertThat(bodies(of("a", claimed))).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        assertThat(bodies(of("b", claimed))).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        for (Consignment consignment : claimed) {
            consignment.tookAll();
            assertThat(one.settled(consignment).isUnfinished()).isFalse();
        }
        assertThat(DATABASE.query("select count(*) from event")).isEqualTo("0");
        assertThat(one.claim()).isEmpty();
    }

    @Test
    void row_45_two_instances_share_the_lanes_and_never_have_the_same_event() throws SQLException {
        Event[] many = new Event[400];
        for (int i = 0; i < many.length; i++) {
            many[i] = event("key-" + i % 40, i);
        }
        note(many);
        Map<String, List<Integer>> seen = new HashMap<>();
        Set<UUID> delivered = new HashSet<>();
        List<Consignment> first = of("a", one.claim());
        List<Consignment> second = of("a", two.claim());
        assertThat(first).hasSize(Event.LANES / 2);
        assertThat(second).hasSize(Event.LANES / 2);
        Stream.of(first, second)
                .flatMap(List::stream)
                .flatMap(each -> each.events().stream())
                .forEach(event -> {
                    assertThat(delivered.add(event.number())).isTrue();
                    seen.computeIfAbsent(event.key(), key -> new ArrayList<>())
                            .add(Integer.parseInt(event.json().replaceAll("\\D", "")));
                });
        assertThat(delivered).hasSize(400);
        assertThat(seen.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
    }

    @Test
    void killed_between_the_sink_and_the_settling_it_is_delivered_twice_and_never_not_at_all() throws SQLException {
        note(event("k", 1));
        Consignment lost = of("a", one.claim()).getFirst();
        lost.tookAll();
        // The process ends here.
        assertThat(of("a", two.claim())).isEmpty();
        later();
        Consignment again = of("a", two.claim()).getFirst();
        assertThat(again.events()).isEqualTo(lost.events());
        again.tookAll();
        two.settled(again);
        later();
        assertThat(of("a", one.claim())).isEmpty();
    }

    @Test
    void row_46_who_was_frozen_past_the_lease_neither_delivers_nor_settles() throws SQLException {
        note(event("k", 1), event("k", 2));
        Consignment frozen = of("a", one.claim()).getFirst();
        later();
        Consignment taken = of("a", two.claim()).getFirst();
        assertThatThrownBy(() -> one.hold(frozen))
                .isInstanceOf(LaneLost.class)
                .hasMessageContaining("another instance");
        frozen.tookAll();
        assertThatThrownBy(() -> one.settled(frozen)).isInstanceOf(LaneLost.class);
        one.failed(frozen, new SinkTrouble("broke", (Duration) null));
        two.hold(taken);
        assertThat(DATABASE.query(
                        "select count(*) || ' ' || sum(failures) from event join event_lane l using (sink, lane)"
                                + " where sink = 'a'"))
                .isEqualTo("2 0");
    }

    @Test
    void a_sink_that_is_down_keeps_its_events_however_often_it_fails_and_holds_nobody_up() throws SQLException {
        note(event("k", 1), event("k", 2));
        for (int i = 0; i < 20; i++) {
            for (Consignment consignment : one.claim()) {
                if (consignment.sink().equals("a")) {
                    one.failed(consignment, new SinkTrouble("The broker is away", (Duration) null));
                } else {
                    consignment.tookAll();
                    one.settled(consignment);
                }
            }
            later();
        }
        assertThat(DATABASE.query("select string_agg(sink || body, ' ' order by id) from event"))
                .isEqualTo("a{\"n\":1} a{\"n\":2}");
        assertThat(DATABASE.query("select failures || problem from event_lane where failures > 0"))
                .isEqualTo("20The broker is away");
    }

    @Test
    void what_was_taken_before_the_failure_is_settled_and_the_rest_waits_in_order() throws SQLException {
        note(event("k", 1), event("k", 2), event("k", 3));
        Consignment half = of("a", one.claim()).getFirst();
        half.took();
        one.failed(half, new SinkTrouble("full", (Duration) null));
        assertThat(of("a", one.claim())).isEmpty();
        later();
        assertThat(bodies(of("a", one.claim()))).containsExactly("{\"n\":2}", "{\"n\":3}");
    }

    @Test
    void an_event_that_is_refused_for_good_is_set_aside_and_those_behind_it_go_on() throws SQLException {
        note(event("k", 1), event("k", 2));
        for (int i = 0; i < 3; i++) {
            one.failed(of("a", one.claim()).getFirst(), new EventRefused("The receiver answered 422"));
            later();
        }
        assertThat(DATABASE.query("select sink || body || problem from event_refused"))
                .isEqualTo("a{\"n\":1}The receiver answered 422");
        Consignment rest = of("a", one.claim()).getFirst();
        assertThat(bodies(List.of(rest))).containsExactly("{\"n\":2}");
        rest.tookAll();
        one.settled(rest);
        assertThat(one.again("a")).isEqualTo(1);
        assertThat(bodies(of("a", one.claim()))).containsExactly("{\"n\":1}");
        assertThat(DATABASE.query("select count(*) from event_refused")).isEqualTo("0");
    }

    @Test
    void a_sink_that_is_well_again_is_asked_at_once_for_all_its_lanes() throws SQLException {
        for (int i = 0; i < 50; i++) {
            note(event("key-" + i, i));
        }
        List<Consignment> failing = new ArrayList<>(of("a", one.claim()));
        failing.addAll(of("a", one.claim()));
        failing.forEach(each -> one.failed(each, new SinkTrouble("away", Duration.ofHours(1))));
        assertThat(of("a", one.claim())).isEmpty();
        DATABASE.execute("update event_lane set next_at = now() where sink = 'a' and lane = 0");
        Consignment first = of("a", one.claim()).getFirst();
        first.tookAll();
        one.settled(first);
        List<Consignment> others = new ArrayList<>(of("a", one.claim()));
        others.addAll(of("a", one.claim()));
        assertThat(others).hasSize(Event.LANES - 1);
    }

    @Test
    void a_lane_that_never_ends_is_given_back_so_that_others_get_their_turn() throws SQLException {
        EventSettings small = TestSettings.with(Map.of("caravan.events.sinks", "a", "caravan.events.batch", "1"));
        EventOutbox slow = outbox(small);
        for (int i = 0; i < 15; i++) {
            note(event("k", i));
        }
        Consignment next = of("a", slow.claim()).getFirst();
        int rounds = 0;
        while (next.isUnfinished()) {
            next.tookAll();
            next = slow.settled(next);
            rounds++;
        }
        assertThat(rounds).isEqualTo(10);
        assertThat(DATABASE.query("select count(*) from event where sink = 'a'"))
                .isEqualTo("5");
        assertThat(of("a", two.claim())).hasSize(1);
    }

    @Test
    void what_is_too_old_is_forgotten_and_what_waits_for_a_named_sink_never_is() throws SQLException {
        note(event("k", 1));
        DATABASE.execute("update event set made_at = made_at - interval '1 year'");
        DATABASE.execute("update event set sink = 'former' where sink = 'b'");
        DATABASE.execute("insert into event_refused select id + 1000, sink, lane, topic, key, number, body, made_at,"
                + " now() - interval '1 year', 'no' from event");
        one.prune();
        assertThat(DATABASE.query("select string_agg(sink, ' ') from event")).isEqualTo("a");
        assertThat(DATABASE.query("select count(*) from event_refused")).isEqualTo("0");
    }

    @Test
    void when_a_sink_was_last_named_is_noted() throws SQLException {
        one.claim();
        DATABASE.execute("insert into event_lane (sink, lane) values ('former', 0) on conflict do nothing;"
                + " update event_lane set named_at = now() - interval '1 year'");
        one.prune();
        assertThat(
                        DATABASE.query(
                                "select string_agg(distinct sink, ' ') from event_lane where named_at > now() - interval '1 day'"))
                .isEqualTo("a b");
        DATABASE.execute("delete from event_lane where sink = 'former'");
    }

    @Test
    void a_sink_that_no_route_delivers_to_is_told_of_by_name() {
        Consignment consignment = new Consignment(new Consignment.Lease("crm", (short) 0, 1, 0), List.of());
        assertThatThrownBy(() -> one.settled(consignment)).hasMessageContaining("routes/event-sinks.camel.yaml");
    }

    @Test
    void figures_say_what_waits_for_how_long_and_what_went_wrong() throws SQLException {
        EventFigures figures = new EventFigures(new EventTransactionStore(DATABASE.dataSource()), settings);
        note(event("k", 1), event("k", 2));
        DATABASE.execute("update event set made_at = made_at - interval '1 hour'");
        one.failed(of("a", one.claim()).getFirst(), new IllegalStateException("broke\ntwice"));
        figures.count();
        assertThat(figures.of("a").waiting()).isEqualTo(2);
        assertThat(figures.of("a").oldestSeconds()).isBetween(3_600.0, 3_700.0);
        assertThat(figures.of("a").problem()).isEqualTo("IllegalStateException: broke twice");
        assertThat(new EventReadiness(figures, settings)
                        .call()
                        .getData()
                        .orElseThrow()
                        .get("a"))
                .isEqualTo("2 wait; last problem: IllegalStateException: broke twice.");
        assertThat(figures.of("b").problem()).isNull();
    }

    @Test
    void pauses_grow_up_to_the_longest_and_no_sink_can_ask_for_more_than_an_hour() {
        assertThat(settings.pause(1, null)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.pause(4, null)).isEqualTo(Duration.ofSeconds(16));
        assertThat(settings.pause(1_000_000, null)).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.pause(1, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.pause(1, Duration.ofDays(30))).isEqualTo(Duration.ofHours(1));
    }
}

package org.orcidcaravan.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;

/** The shipped routes deliver to a real Kafka broker, which goes down and comes back. */
@Tag("soak")
class KafkaSinkTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private static void note(int from, int to) throws SQLException {
        List<Event> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(new Event("record", "key-" + i % 10, "{\"key\":\"key-" + i % 10 + "\",\"n\":" + i + "}"));
        }
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            SomeEvents.wanted("kafka").append(connection, events);
        }
    }

    private static String waiting() throws SQLException {
        return DATABASE.query("select count(*) from event");
    }

    @Test
    void a_broker_that_goes_away_and_comes_back_gets_every_event_in_order_per_key() throws Exception {
        try (Broker broker = new Broker(folder);
                OutboxRoutes running = new OutboxRoutes(
                        DATABASE.dataSource(),
                        Map.of(
                                "caravan.events.kafka.brokers", broker.address(),
                                "caravan.events.kafka.timeout", "2000",
                                "caravan.events.kafka.delivery-timeout", "3000"),
                        "kafka")) {
            note(0, 100);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> DATABASE.query("select coalesce(sum(failures), 0) from event_lane")
                            .matches("[1-9]\\d*"));
            assertThat(waiting()).isEqualTo("100");

            broker.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting().equals("0"));
            broker.stop();
            note(100, 200);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> DATABASE.query("select coalesce(sum(failures), 0) from event_lane")
                            .matches("[1-9]\\d*"));
            assertThat(waiting()).isEqualTo("100");
            broker.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting().equals("0"));
            assertArrived(broker);
        }
    }

    /** All of them; the first arrival of each in order per key, and each key in one partition. */
    private static void assertArrived(Broker broker) {
        Set<String> bodies = new HashSet<>();
        List<String> first = new ArrayList<>();
        Set<String> places = new HashSet<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker.address(),
                        "group.id", "reader",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("caravan.events"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
                    if (bodies.add(each.value())) {
                        first.add(each.value());
                    }
                    places.add(each.key() + "/" + each.partition());
                    assertThat(each.value()).contains("\"key\":\"" + each.key() + "\"");
                    assertThat(each.headers().lastHeader("id").value()).hasSize(36);
                }
                return bodies.size() == 200;
            });
        }
        assertThat(places).hasSize(10);
        OutboxRoutesTest.assertInOrderPerKey(first);
    }
}

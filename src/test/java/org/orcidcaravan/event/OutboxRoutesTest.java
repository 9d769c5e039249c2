package org.orcidcaravan.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;

/** The shipped routes deliver, to a real file and a real HTTP server. */
class OutboxRoutesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private record Post(String key, String signature, String contentType, String body) {}

    @TempDir
    Path folder;

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private ToIntFunction<String> status = body -> 204;
    private HttpServer receiver;

    @BeforeEach
    void a_receiver() throws IOException, SQLException {
        DATABASE.execute("truncate event, event_lane, event_refused");
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/events", this::answer);
        receiver.start();
    }

    @AfterEach
    void gone() {
        receiver.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int answer = status.applyAsInt(body);
        if (answer == 204) {
            posts.add(new Post(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    body));
        }
        if (answer == 302) {
            exchange.getResponseHeaders().add("Location", "http://localhost:1/metadata");
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private OutboxRoutes routes(String... sinks) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "a secret of some length");
        return new OutboxRoutes(
                DATABASE.dataSource(),
                Map.of(
                        "caravan.events.file.dir",
                        folder.resolve("events").toString(),
                        "caravan.events.http.target",
                        "http://localhost:" + receiver.getAddress().getPort() + "/events",
                        "caravan.events.http.secret-file",
                        secret.toString(),
                        "caravan.events.max-attempts",
                        "3"),
                sinks);
    }

    static void note(int from, int to, int keys, String... sinks) throws SQLException {
        List<Event> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(new Event("record", "key-" + i % keys, "{\"key\":\"key-" + i % keys + "\",\"n\":" + i + "}"));
        }
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            SomeEvents.wanted(sinks).append(connection, events);
        }
    }

    static boolean nothingWaits() throws SQLException {
        return DATABASE.query("select count(*) from event").equals("0");
    }

    static void assertInOrderPerKey(List<String> bodies) {
        Map<String, List<Integer>> byKey = new HashMap<>();
        bodies.forEach(body -> byKey.computeIfAbsent(
                        body.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1"), key -> new ArrayList<>())
                .add(Integer.valueOf(body.replaceAll(".*\"n\":(\\d+).*", "$1"))));
        assertThat(byKey.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
    }

    private List<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("events"))) {
            return files.sorted()
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void every_sink_gets_every_event_in_order_per_key() throws Exception {
        note(0, 500, 20, "file", "http");
        try (OutboxRoutes running = routes("file", "http")) {
            await().atMost(Duration.ofMinutes(1)).until(OutboxRoutesTest::nothingWaits);
        }
        assertThat(lines()).hasSize(500).doesNotHaveDuplicates();
        assertInOrderPerKey(lines());
        assertThat(posts).hasSize(500).extracting(Post::key).doesNotHaveDuplicates();
        assertInOrderPerKey(posts.stream().map(Post::body).toList());
        assertThat(posts.getFirst().signature()).startsWith("v1,");
        assertThat(posts.getFirst().contentType()).isEqualTo("application/json");
    }

    @Test
    void a_receiver_that_is_down_holds_nobody_up_and_gets_everything_when_it_is_back() throws Exception {
        status = body -> 503;
        note(0, 60, 6, "file", "http");
        try (OutboxRoutes running = routes("file", "http")) {
            await().until(() -> asked.get() > 20 && lines().size() == 60);
            assertThat(DATABASE.query("select count(*) from event where sink = 'http'"))
                    .isEqualTo("60");
            status = body -> 204;
            await().atMost(Duration.ofMinutes(1)).until(OutboxRoutesTest::nothingWaits);
        }
        assertThat(posts).hasSize(60);
        assertInOrderPerKey(posts.stream().map(Post::body).toList());
    }

    @Test
    void one_event_that_is_refused_is_set_aside_and_the_others_arrive() throws Exception {
        status = body -> body.contains("\"n\":7}") ? 422 : 204;
        note(0, 20, 2, "http");
        try (OutboxRoutes running = routes("http")) {
            await().atMost(Duration.ofMinutes(1)).until(OutboxRoutesTest::nothingWaits);
        }
        assertThat(posts).hasSize(19);
        assertThat(DATABASE.query("select body from event_refused")).contains("\"n\":7");
    }

    @Test
    void a_redirect_is_not_followed_and_counts_as_trouble() throws Exception {
        status = body -> 302;
        note(0, 1, 1, "http");
        try (OutboxRoutes running = routes("http")) {
            await().until(() -> DATABASE.query("select coalesce(max(problem), '') from event_lane")
                    .equals("The receiver answered 302"));
        }
        assertThat(nothingWaits()).isFalse();
    }

    @Test
    void two_instances_deliver_each_event_once_and_in_order() throws Exception {
        note(0, 400, 40, "http");
        try (OutboxRoutes one = routes("http");
                OutboxRoutes two = routes("http")) {
            note(400, 800, 40, "http");
            await().atMost(Duration.ofMinutes(1)).until(OutboxRoutesTest::nothingWaits);
        }
        assertThat(posts).hasSize(800).extracting(Post::key).doesNotHaveDuplicates();
        assertInOrderPerKey(posts.stream().map(Post::body).toList());
    }

    @Test
    void a_sink_without_a_route_says_what_to_do_and_loses_nothing() throws Exception {
        note(0, 1, 1, "crm");
        try (OutboxRoutes running = routes("crm")) {
            await().until(() -> DATABASE.query("select coalesce(max(problem), '') from event_lane")
                    .contains("No route delivers to it"));
        }
        assertThat(nothingWaits()).isFalse();
    }
}

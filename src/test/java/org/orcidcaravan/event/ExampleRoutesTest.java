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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.audience.SomeMirror;

/** The examples of routes/examples do what they say once they are copied, beside the shipped routes as they are. */
class ExampleRoutesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Path EXAMPLES = Path.of("routes", "examples");
    private static final String ADA = "0000-0001-5000-0007";
    private static final String BOB = "0000-0002-1825-0097";

    @TempDir
    Path folder;

    private SomeMirror mirror;

    @BeforeEach
    void one_of_ours_and_one_of_theirs() throws IOException, SQLException {
        DATABASE.execute("truncate event, event_lane, event_refused, event_heard");
        mirror = new SomeMirror(folder.resolve("mirror"));
        mirror.summary(ADA, SomeMirror.OURS);
        mirror.summary(BOB, SomeMirror.THEIRS);
    }

    private void note(String sink) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            SomeEvents.wanted(sink)
                    .append(
                            connection,
                            Stream.of(BOB, ADA)
                                    .flatMap(orcid -> Stream.of(
                                            new Event("record", orcid, mirror.summaryEvent("record.changed", orcid)),
                                            new Event("record", orcid, mirror.workEvent("record.added", orcid)),
                                            new Event("record", orcid, mirror.summaryEvent("record.state", orcid))))
                                    .toList());
        }
    }

    private OutboxRoutes running(String sink, Map<String, String> settings) throws Exception {
        return new OutboxRoutes(DATABASE.dataSource(), settings, sink)
                .with(
                        EXAMPLES.resolve("event-" + sink + ".camel.yaml"),
                        "eventFilter",
                        SomeMirror.filter(DATABASE.dataSource(), settings));
    }

    private static void delivered() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> DATABASE.query("select count(*) from event").equals("0"));
    }

    @Test
    void the_institutions_people_are_posted_and_nobody_else() throws Exception {
        List<String> posts = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> answer(exchange, posts));
        receiver.start();
        note("institution");
        try (OutboxRoutes routes = running(
                "institution",
                Map.of(
                        "caravan.events.http.target",
                        "http://localhost:" + receiver.getAddress().getPort() + "/"))) {
            delivered();
        } finally {
            receiver.stop(0);
        }
        assertThat(posts).hasSize(3).allMatch(body -> body.contains(ADA));
        assertThat(DATABASE.query("select string_agg(key, ' ') from event_heard where sink = 'institution'"))
                .isEqualTo(ADA);
    }

    private static void answer(HttpExchange exchange, List<String> posts) throws IOException {
        posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Test
    void closures_are_written_to_files_whoever_it_is() throws Exception {
        note("closures");
        try (OutboxRoutes routes = running(
                "closures",
                Map.of("caravan.events.file.dir", folder.resolve("events").toString()))) {
            delivered();
        }
        assertThat(lines()).hasSize(2).allMatch(line -> line.contains("record.state"));
    }

    /** To a file instead of Kafka, as the example says one may: the way to Kafka is {@link KafkaSinkTest}'s. */
    @Test
    void only_people_on_a_list_are_told_of() throws Exception {
        Path list = Files.writeString(folder.resolve("people.txt"), BOB);
        Path copy = Files.writeString(
                folder.resolve("event-list.camel.yaml"),
                Files.readString(EXAMPLES.resolve("event-list.camel.yaml"))
                        .replace("uri: direct:event-kafka", "uri: direct:event-file"));
        Map<String, String> settings = Map.of(
                "caravan.events.list",
                list.toString(),
                "caravan.events.file.dir",
                folder.resolve("events").toString());
        note("list");
        try (OutboxRoutes routes = new OutboxRoutes(DATABASE.dataSource(), settings, "list")
                .with(copy, "eventFilter", SomeMirror.filter(DATABASE.dataSource(), settings))) {
            delivered();
        }
        assertThat(lines()).hasSize(3).allMatch(line -> line.contains(BOB));
    }

    private List<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("events"))) {
            return Files.readAllLines(files.findFirst().orElseThrow());
        }
    }
}

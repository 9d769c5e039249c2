package org.orcidcaravan.consent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.event.Consignment;
import org.orcidcaravan.event.EventRefused;
import org.orcidcaravan.event.SinkTrouble;
import org.orcidcaravan.event.SomeConsignment;

/** iDs reach a server that checks what InvenioRDM's names vocabulary checks; no real one was there. */
class InvenioNamesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ORCID = "0000-0001-5000-0007";

    @TempDir
    Path folder;

    private final Map<String, JsonObject> names = new TreeMap<>();
    private StandIn server = nobody();
    private InvenioNames sink = sink(server);

    private static StandIn nobody() {
        try {
            return new StandIn() {
                @Override
                Answer answer(HttpExchange exchange, String body) {
                    return new Answer(500, "");
                }
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void vocabulary() throws Exception {
        server.close();
        Files.writeString(Path.of(folder.toString(), "token"), "t0ken\n");
        server = new StandIn() {
            @Override
            Answer answer(HttpExchange exchange, String body) {
                return invenio(exchange, body);
            }
        };
        sink = sink(server);
        DATABASE.execute("truncate person restart identity cascade");
        DATABASE.execute(
                "insert into person (person_id, given_name, family_name, unit) values ('a/1', 'Ada', 'Invented', 'Dunes'),"
                        + " ('b', null, 'Only', null)");
    }

    @AfterEach
    void end() {
        server.close();
    }

    private InvenioNames sink(StandIn to) {
        IdentitySettings settings = SampleIdentity.with(Map.of(
                "caravan.identity.invenio.url",
                to.url(),
                "caravan.identity.invenio.token-file",
                String.valueOf(folder) + "/token",
                "caravan.identity.invenio.prefix",
                "hr:"));
        return new InvenioNames(new RepositoryCalls(settings), new PersonStore(DATABASE.dataSource()), settings);
    }

    /** What invenio-vocabularies asks of a request. */
    private StandIn.Answer invenio(HttpExchange exchange, String body) {
        if (!"Bearer t0ken".equals(StandIn.header(exchange, "Authorization"))) {
            return new StandIn.Answer(401, "{}");
        }
        String path = exchange.getRequestURI().getPath();
        String id = path.equals("/api/names") ? "" : path.substring("/api/names/".length());
        if (exchange.getRequestMethod().equals("DELETE")) {
            return new StandIn.Answer(names.remove(id) == null ? 404 : 204, "");
        }
        if (!"application/json".equals(StandIn.header(exchange, "Content-Type"))) {
            return new StandIn.Answer(415, "{}");
        }
        JsonObject name = Json.createReader(new StringReader(body)).readObject();
        boolean named = name.containsKey("name") || name.containsKey("given_name") && name.containsKey("family_name");
        if (!named) {
            return new StandIn.Answer(400, "{}");
        }
        if (exchange.getRequestMethod().equals("POST")) {
            return names.putIfAbsent(name.getString("id"), name) == null
                    ? new StandIn.Answer(201, body)
                    : new StandIn.Answer(400, "{}");
        }
        return names.replace(id, name) == null ? new StandIn.Answer(404, "{}") : new StandIn.Answer(200, body);
    }

    static String news(String event, String person, boolean authenticated) {
        return """
                {"event":"%s","person_id":"%s","orcid":"https://orcid.org/%s","previous":null,"authenticated":%s,"at":"x"}""".formatted(event, person, ORCID, authenticated);
    }

    private Consignment deliver(String topic, String json) {
        Consignment consignment = SomeConsignment.of(topic, json);
        sink.deliver(consignment, consignment.events().getFirst());
        return consignment;
    }

    @Test
    void an_id_is_added_and_replaced_and_taken_away() {
        assertThat(SomeConsignment.taken(deliver("link", news("link.new", "a/1", true))))
                .isOne();
        deliver("link", news("link.new", "a/1", true));

        assertThat(server.asked)
                .containsExactly("PUT /api/names/hr%3Aa%2F1", "POST /api/names", "PUT /api/names/hr%3Aa%2F1");
        JsonObject name = names.get("hr:a/1");
        assertThat(name.getString("given_name") + name.getString("family_name")).isEqualTo("AdaInvented");
        assertThat(name.getJsonArray("identifiers"))
                .hasToString("[{\"scheme\":\"orcid\",\"identifier\":\"" + ORCID + "\"}]");
        assertThat(name.getJsonArray("affiliations")).hasToString("[{\"name\":\"Dunes\"}]");

        deliver("link", news("link.withdrawn", "a/1", true));
        assertThat(names.get("hr:a/1").getJsonArray("identifiers")).isEmpty();
        deliver("link", news("link.withdrawn", "b", true));
        assertThat(names).doesNotContainKey("hr:b");
    }

    @Test
    void who_has_one_name_only_goes_by_it() {
        deliver("link", news("link.new", "b", true));
        assertThat(names.get("hr:b").getString("name")).isEqualTo("Only");
    }

    @Test
    void who_was_erased_is_deleted_there_and_one_that_was_gone_is_no_trouble() throws SQLException {
        deliver("link", news("link.new", "a/1", true));
        DATABASE.execute("delete from person where person_id = 'a/1'");
        deliver("link", news("link.withdrawn", "a/1", true));
        deliver("link", news("link.withdrawn", "a/1", true));
        deliver("link", news("link.new", "a/1", true));
        assertThat(names).isEmpty();
    }

    @Test
    void other_topics_and_ids_that_are_not_confirmed_are_passed_by() {
        assertThat(SomeConsignment.taken(deliver("record", "{}"))).isOne();
        assertThat(SomeConsignment.taken(deliver("link", news("link.changed", "a/1", false))))
                .isOne();
        assertThat(server.asked).isEmpty();
    }

    @Test
    void an_event_that_is_none_is_set_aside() {
        for (String json :
                new String[] {"{}", "{\"orcid\":7}", news("link.new", "a", true).replace(ORCID, "none")}) {
            assertThatExceptionOfType(EventRefused.class).isThrownBy(() -> deliver("link", json));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503, 302})
    void trouble_of_the_server_is_trouble_of_the_sink_and_the_event_comes_again(int status) {
        server.fail(status);
        assertThatExceptionOfType(SinkTrouble.class)
                .isThrownBy(() -> deliver("link", news("link.new", "a/1", true)))
                .withMessageContaining(String.valueOf(status));
        deliver("link", news("link.new", "a/1", true));
        assertThat(names).containsKey("hr:a/1");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422})
    void what_the_server_refuses_is_the_events_fault(int status) {
        server.fail(status);
        assertThatExceptionOfType(EventRefused.class).isThrownBy(() -> deliver("link", news("link.new", "a/1", true)));
    }

    @Test
    void a_token_that_is_missing_or_wrong_and_a_server_that_is_down_are_said() throws IOException {
        Files.writeString(folder.resolve("token"), "another");
        assertThatExceptionOfType(SinkTrouble.class)
                .isThrownBy(() -> deliver("link", news("link.new", "a/1", true)))
                .withMessageContaining("401");
        Files.delete(folder.resolve("token"));
        assertThatExceptionOfType(SinkTrouble.class)
                .isThrownBy(() -> deliver("link", news("link.new", "a/1", true)))
                .withMessageContaining("token-file");
        Files.writeString(folder.resolve("token"), "t0ken");
        server.close();
        assertThatExceptionOfType(SinkTrouble.class)
                .isThrownBy(() -> deliver("link", news("link.new", "a/1", true)))
                .withMessageContaining("Failed to reach");
    }
}

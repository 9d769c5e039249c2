package org.orcidcaravan.consent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.orcidcaravan.consent.identity.InvenioNamesTest.news;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.event.Consignment;
import org.orcidcaravan.event.EventRefused;
import org.orcidcaravan.event.SinkTrouble;
import org.orcidcaravan.event.SomeConsignment;

/** iDs reach a server that checks what DSpace's REST contract says; no real DSpace was there. */
class DspacePeopleTest {
    private static final String ORCID = "0000-0001-5000-0007";

    @TempDir
    Path folder;

    /** The iD of each person's item, by key; empty: none. */
    private final Map<String, String> items = new TreeMap<>();

    private String csrf = "c0";
    private String jwt = "";
    private int logins;
    private int doubles = 1;
    private AutoCloseable running = () -> {};
    private DspacePeople sink =
            new DspacePeople(new RepositoryCalls(SampleIdentity.with(Map.of())), SampleIdentity.with(Map.of()));
    private StandIn server = start();

    private StandIn start() {
        try {
            return new StandIn() {
                @Override
                Answer answer(HttpExchange exchange, String body) {
                    return dspace(exchange, body);
                }
            };
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void repository() throws Exception {
        Files.writeString(folder.resolve("password"), "s3cret & more");
        IdentitySettings settings = SampleIdentity.with(Map.of(
                "caravan.identity.dspace.url", server.url(),
                "caravan.identity.dspace.user", "admin@example.org",
                "caravan.identity.dspace.password-file",
                        folder.resolve("password").toString()));
        sink = new DspacePeople(new RepositoryCalls(settings), settings);
        items.put("p1", "");
        running = server;
    }

    @AfterEach
    void end() throws Exception {
        running.close();
    }

    private StandIn.Answer dspace(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath();
        boolean changes = !exchange.getRequestMethod().equals("GET");
        String cookie = StandIn.header(exchange, "Cookie");
        if (changes
                && (!csrf.equals(StandIn.header(exchange, "X-XSRF-TOKEN"))
                        || cookie == null
                        || !cookie.contains("DSPACE-XSRF-COOKIE=" + csrf))) {
            return new StandIn.Answer(403, "{}");
        }
        if (path.equals("/api/authn/status") || path.equals("/api/authn/login")) {
            csrf = csrf + "x";
            exchange.getResponseHeaders().set("DSPACE-XSRF-TOKEN", csrf);
            exchange.getResponseHeaders().set("Set-Cookie", "DSPACE-XSRF-COOKIE=" + csrf + "; Path=/; HttpOnly");
        }
        if (path.equals("/api/authn/status")) {
            return new StandIn.Answer(200, "{}");
        }
        if (path.equals("/api/authn/login")) {
            boolean right = body.equals("user=admin%40example.org&password=s3cret+%26+more")
                    && "application/x-www-form-urlencoded".equals(StandIn.header(exchange, "Content-Type"));
            if (right) {
                jwt = "Bearer j" + ++logins;
                exchange.getResponseHeaders().set("Authorization", jwt);
            }
            return new StandIn.Answer(right ? 200 : 401, "");
        }
        if (!jwt.equals(StandIn.header(exchange, "Authorization"))) {
            return new StandIn.Answer(401, "{}");
        }
        return path.equals("/api/discover/search/objects") ? search(exchange) : patch(path, exchange, body);
    }

    private StandIn.Answer search(HttpExchange exchange) {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        StringBuilder objects = new StringBuilder();
        items.forEach((key, orcid) -> {
            if (query.contains("query=person.identifier.local:\"" + key.charAt(0))) {
                for (int i = 0; i < doubles; i++) {
                    objects.append(objects.isEmpty() ? "" : ",").append("""
                            {"_embedded":{"indexableObject":{"uuid":"u-%s","metadata":{"person.identifier.local":[{"value":"%s"}]%s}}}}""".formatted(
                            key,
                            key,
                            orcid.isEmpty() ? "" : ",\"person.identifier.orcid\":[{\"value\":\"" + orcid + "\"}]"));
                }
            }
        });
        return new StandIn.Answer(
                200,
                objects.isEmpty()
                        ? "{\"_embedded\":{\"searchResult\":{}}}"
                        : "{\"_embedded\":{\"searchResult\":{\"_embedded\":{\"objects\":[" + objects + "]}}}}");
    }

    private StandIn.Answer patch(String path, HttpExchange exchange, String body) {
        String key = path.substring("/api/core/items/u-".length());
        if (!"application/json".equals(StandIn.header(exchange, "Content-Type"))) {
            return new StandIn.Answer(415, "");
        }
        JsonArray operations = Json.createReader(new StringReader(body)).readArray();
        JsonObject operation = operations.getJsonObject(0);
        String target = operation.getString("path");
        boolean fits = switch (operation.getString("op")) {
            case "add" -> {
                items.put(key, operation.getJsonArray("value").getJsonObject(0).getString("value"));
                yield target.equals("/metadata/person.identifier.orcid");
            }
            case "replace" -> {
                items.put(key, operation.getJsonObject("value").getString("value"));
                yield target.equals("/metadata/person.identifier.orcid/0");
            }
            case "remove" -> {
                items.put(key, "");
                yield target.equals("/metadata/person.identifier.orcid/0");
            }
            default -> false;
        };
        return new StandIn.Answer(fits ? 200 : 422, "{}");
    }

    private Consignment deliver(String json) {
        Consignment consignment = SomeConsignment.of("link", json);
        sink.deliver(consignment, consignment.events().getFirst());
        return consignment;
    }

    @Test
    void an_id_is_added_once_replaced_and_removed_with_one_sign_in() {
        assertThat(SomeConsignment.taken(deliver(news("link.new", "p1", true)))).isOne();
        deliver(news("link.new", "p1", true));
        assertThat(items).containsEntry("p1", ORCID);
        assertThat(server.asked)
                .containsExactly(
                        "GET /api/authn/status",
                        "POST /api/authn/login",
                        "GET /api/discover/search/objects",
                        "PATCH /api/core/items/u-p1",
                        "GET /api/discover/search/objects");

        items.put("p1", "0000-0002-1825-0097");
        deliver(news("link.withdrawn", "p1", true));
        assertThat(items).containsEntry("p1", "0000-0002-1825-0097");
        deliver(news("link.changed", "p1", true));
        assertThat(items).containsEntry("p1", ORCID);
        deliver(news("link.withdrawn", "p1", true));
        assertThat(items).containsEntry("p1", "");
        assertThat(logins).isOne();
    }

    @Test
    void a_session_that_has_ended_is_followed_by_another() {
        deliver(news("link.new", "p1", true));
        jwt = "ended";
        deliver(news("link.withdrawn", "p1", true));
        csrf = "changed";
        deliver(news("link.new", "p1", true));
        assertThat(items).containsEntry("p1", ORCID);
        assertThat(logins).isEqualTo(3);
    }

    @Test
    void nobody_and_two_of_the_same_key_are_set_aside_and_a_search_that_finds_more_is_read_exactly() {
        items.put("p10", "");
        deliver(news("link.new", "p1", true));
        assertThat(items).containsEntry("p10", "").containsEntry("p1", ORCID);
        assertThatExceptionOfType(EventRefused.class)
                .isThrownBy(() -> deliver(news("link.new", "q", true)))
                .withMessage("0 items in DSpace have person.identifier.local q, and one should");
        doubles = 2;
        assertThatExceptionOfType(EventRefused.class).isThrownBy(() -> deliver(news("link.new", "p1", true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void trouble_of_the_server_is_trouble_of_the_sink_and_the_event_comes_again(int status) {
        deliver(news("link.new", "p1", true));
        server.fail(status);
        assertThatExceptionOfType(SinkTrouble.class)
                .isThrownBy(() -> deliver(news("link.withdrawn", "p1", true)))
                .withMessageContaining(String.valueOf(status));
        deliver(news("link.withdrawn", "p1", true));
        assertThat(items).containsEntry("p1", "");
    }

    @Test
    void a_wrong_password_and_a_strange_answer_are_said() throws Exception {
        Files.writeString(folder.resolve("password"), "wrong");
        assertThatExceptionOfType(SinkTrouble.class)
                .isThrownBy(() -> deliver(news("link.new", "p1", true)))
                .withMessageContaining("did not sign admin@example.org in");
        Files.writeString(folder.resolve("password"), "s3cret & more");
        deliver(news("link.new", "p1", true));
        server.fail(204);
        assertThatExceptionOfType(SinkTrouble.class)
                .isThrownBy(() -> deliver(news("link.withdrawn", "p1", true)))
                .withMessageContaining("something else");
    }
}

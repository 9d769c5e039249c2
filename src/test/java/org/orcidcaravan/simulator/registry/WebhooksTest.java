package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.record.ShownRecord;
import org.orcidcaravan.simulator.registry.record.RecordState;

/** Who is called when a record of the simulated registry changes, and what everybody may read of it. */
class WebhooksTest {
    private static final String KEYWORD =
            "<keyword xmlns=\"http://www.orcid.org/ns/keyword\"><content>curiosity</content></keyword>";

    private final OpenRegistry open = new OpenRegistry();
    private final Member ann = open.ann();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private HttpServer receiver;
    private String url;

    @BeforeEach
    void a_receiver() throws IOException {
        open.registry().setWebhookPace(Duration.ofMillis(20));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            calls.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " "
                            + exchange.getRequestBody().readAllBytes().length);
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        receiver.start();
        url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/a-secret/x";
    }

    @AfterEach
    void gone() {
        receiver.stop(0);
        open.close();
    }

    private String token(String scope) {
        Client client = open.registry().client();
        return ann.form(
                        "/oauth/token",
                        Map.of(
                                "client_id",
                                client.id(),
                                "client_secret",
                                client.secret(),
                                "grant_type",
                                "client_credentials",
                                "scope",
                                scope))
                .body()
                .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private Member.Reply ask(String method, String address, String token) {
        String path = "/" + Samples.ANN + "/webhook/" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        return ann.send(ann.request(path)
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build());
    }

    private void change() {
        open.registry().addByResearcher(Samples.ANN, Section.KEYWORD, KEYWORD);
    }

    @Test
    void registering_is_new_once_and_taking_back_ends_it() {
        String token = token("/webhook");

        assertThat(ask("PUT", url, token).status()).isEqualTo(201);
        assertThat(ask("PUT", url, token).status()).isEqualTo(204);
        assertThat(open.registry().webhooks(Samples.ANN)).isOne();
        assertThat(ask("DELETE", url, token).status()).isEqualTo(204);
        assertThat(ask("DELETE", url, token).error()).isEqualTo("404/9028");
        assertThat(ask("GET", url, token).status()).isEqualTo(405);
    }

    @Test
    void only_a_token_of_the_clients_own_with_the_scope_will_do() {
        assertThat(ask("PUT", url, token("/read-public")).error()).isEqualTo("403/9038");
        assertThat(ask("PUT", url, open.registry().issueToken(Samples.ANN, OpenRegistry.ALL))
                        .error())
                .isEqualTo("403/9038");
        assertThat(ask("PUT", url, "nonsense").status()).isEqualTo(401);
    }

    @Test
    void a_change_is_called_with_an_empty_post_and_several_at_once_are_one() {
        ask("PUT", url, token("/webhook"));

        change();
        change();
        change();

        await().untilAsserted(() -> assertThat(calls).containsExactly("POST /a-secret/x 0"));
    }

    @Test
    void a_call_that_is_not_answered_well_comes_again() {
        ask("PUT", url, token("/webhook"));
        status.set(503);
        change();
        await().until(() -> calls.size() >= 2);

        status.set(204);
        int before = calls.size();

        await().until(() -> calls.size() > before);
    }

    @Test
    void everybody_reads_what_is_public_of_a_record_and_when_it_was_changed() throws Exception {
        change();
        Member.Reply reply =
                ann.send(ann.request("/v3.0/" + Samples.ANN + "/record").GET().build());

        ShownRecord shown = ShownRecord.read(
                new java.io.ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8)), Samples.ANN);

        assertThat(shown).isInstanceOfSatisfying(ShownRecord.Open.class, record -> {
            assertThat(record.modifiedAt()).isEqualTo(OpenRegistry.NOW);
            assertThat(record.items()).singleElement().satisfies(item -> {
                assertThat(item.section()).isEqualTo(Section.KEYWORD);
                assertThat(item.putCode()).isPositive();
            });
        });
    }

    @Test
    void a_closed_record_says_why_and_a_merged_one_where() {
        HttpRequest record =
                ann.request("/v3.0/" + Samples.ANN + "/record").GET().build();
        open.registry().setRecordState(Samples.ANN, new RecordState.Locked());
        assertThat(ann.send(record).error()).isEqualTo("409/9018");

        open.registry().setRecordState(Samples.ANN, new RecordState.Merged(Samples.BOB));

        assertThat(ann.send(record).header("Location")).endsWith(Samples.BOB + "/record");
    }
}

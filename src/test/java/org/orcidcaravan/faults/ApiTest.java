package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.orcidcaravan.access.ApiTokens;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.push.Offer;

/** What tests of the API share: a client with a token of its own. */
abstract class ApiTest extends PushRouteTest {
    private static final AtomicInteger TOKENS = new AtomicInteger();
    static final String JSON = "application/json";
    static final String CSL = "application/vnd.citationstyles.csl+json";

    @TestHTTPResource
    URI server;

    @Inject
    ApiTokens apiTokens;

    ApiClient api;
    private HttpClient http;

    @BeforeEach
    void a_client() {
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        api = new ApiClient(http, server, newToken(Role.OPERATOR));
    }

    @AfterEach
    void no_client() {
        http.close();
    }

    String newToken(Role role) {
        return apiTokens.create("test-" + TOKENS.incrementAndGet(), role, "test");
    }

    /** Works of 100 people, 100 of each, that were given up, of which nothing was sent. */
    List<OrcidId> tenThousandDead(String source) {
        block();
        List<OrcidId> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            OrcidId id = newOrcid();
            long who = newPerson(id);
            permit(who, id);
            all.add(id);
            intake.take(works(100).stream()
                    .map(work ->
                            Offer.of(who, source, work.externalIds().getFirst().value(), work))
                    .toList());
        }
        rows.change(
                "update task t set state = 'dead', verdict = 'DEAD' from item i where i.id = t.item and i.source = ?",
                source);
        unblock();
        return all;
    }

    /** A work in the flat form, of this test's researcher. */
    String entry(String key, String title) {
        return entry(key, title, orcid.toString());
    }

    static String entry(String key, String title, String whose) {
        return "{\"source_id\": \"%s\", \"orcid\": \"%s\", \"title\": \"%s\", \"type\": \"journal-article\"}"
                .formatted(key, whose, title);
    }

    static void assertProblem(ApiClient.Reply reply, int status, String... words) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.json().path("title").asText()).isNotEmpty();
        assertThat(reply.json().path("detail").asText())
                .isNotEmpty()
                .satisfies(detail -> assertThat(List.of(words))
                        .allSatisfy(word -> assertThat(detail).contains(word)));
    }
}

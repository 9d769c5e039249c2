package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** What tokens open, and what is answered without one; {@link EndpointMatrixTest} has every endpoint (ASVS 5.0, 8.2.1). */
@QuarkusTest
class ApiRolesTest extends ApiTest {
    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("post /api/v1/works", Role.OPERATOR, "/api/v1/works"),
            new Endpoint("get /api/v1/works/{source}/{sourceId}", Role.VIEWER, "/api/v1/works/api/r1"),
            new Endpoint("get /api/v1/status", Role.VIEWER, "/api/v1/status"),
            new Endpoint("get /api/v1/dead-letters", Role.VIEWER, "/api/v1/dead-letters"),
            new Endpoint("get /api/v1/dead-letters/reasons", Role.VIEWER, "/api/v1/dead-letters/reasons"),
            new Endpoint("get /api/v1/dead-letters/{id}", Role.VIEWER, "/api/v1/dead-letters/0"),
            new Endpoint("post /api/v1/dead-letters/{id}/replay", Role.ADMIN, "/api/v1/dead-letters/0/replay"),
            new Endpoint("post /api/v1/dead-letters/{id}/discard", Role.ADMIN, "/api/v1/dead-letters/0/discard"),
            new Endpoint("get /api/v1/dead-letters/replays", Role.VIEWER, "/api/v1/dead-letters/replays"),
            new Endpoint("post /api/v1/dead-letters/replays", Role.ADMIN, "/api/v1/dead-letters/replays"),
            new Endpoint("get /api/v1/dead-letters/replays/{id}", Role.VIEWER, "/api/v1/dead-letters/replays/0"),
            new Endpoint(
                    "post /api/v1/dead-letters/replays/{id}/stop", Role.ADMIN, "/api/v1/dead-letters/replays/0/stop"),
            new Endpoint(
                    "post /api/v1/dead-letters/replays/{id}/undo", Role.ADMIN, "/api/v1/dead-letters/replays/0/undo"),
            new Endpoint("get /api/v1/tasks", Role.VIEWER, "/api/v1/tasks"),
            new Endpoint("get /api/v1/tasks/{id}", Role.VIEWER, "/api/v1/tasks/0"),
            new Endpoint("post /api/v1/tasks/{id}/send-now", Role.OPERATOR, "/api/v1/tasks/0/send-now"),
            new Endpoint(
                    "post /api/v1/works/{source}/{sourceId}/suppress", Role.OPERATOR, "/api/v1/works/api/r0/suppress"),
            new Endpoint(
                    "post /api/v1/works/{source}/{sourceId}/unsuppress",
                    Role.OPERATOR,
                    "/api/v1/works/api/r0/unsuppress"),
            new Endpoint(
                    "post /api/v1/works/{source}/{sourceId}/recreate", Role.OPERATOR, "/api/v1/works/api/r0/recreate"),
            new Endpoint("get /api/v1/people-paused", Role.VIEWER, "/api/v1/people-paused"),
            new Endpoint(
                    "post /api/v1/people-paused/{person}/resume", Role.OPERATOR, "/api/v1/people-paused/nobody/resume"),
            new Endpoint("get /api/v1/overview", Role.VIEWER, "/api/v1/overview"),
            new Endpoint("get /api/v1/history", Role.VIEWER, "/api/v1/history?series=queue"),
            new Endpoint("get /api/v1/sync", Role.VIEWER, "/api/v1/sync"),
            new Endpoint("get /api/v1/sync/passes", Role.VIEWER, "/api/v1/sync/passes"),
            new Endpoint("get /api/v1/sync/failures", Role.VIEWER, "/api/v1/sync/failures"),
            new Endpoint("get /api/v1/events", Role.VIEWER, "/api/v1/events"),
            new Endpoint("get /api/v1/sync/deletions", Role.VIEWER, "/api/v1/sync/deletions"),
            new Endpoint("get /api/v1/sync/deletions/waiting", Role.VIEWER, "/api/v1/sync/deletions/waiting"),
            new Endpoint(
                    "post /api/v1/sync/deletions/{mirror}/{dataClass}/confirm",
                    Role.OPERATOR,
                    "/api/v1/sync/deletions/1/summaries/confirm"),
            new Endpoint(
                    "post /api/v1/sync/deletions/{mirror}/{dataClass}/refuse",
                    Role.OPERATOR,
                    "/api/v1/sync/deletions/1/summaries/refuse"),
            new Endpoint("post /api/v1/sync/stop", Role.OPERATOR, "/api/v1/sync/stop"),
            new Endpoint(
                    "get /api/v1/sync/{mirror}/{dataClass}/folders", Role.VIEWER, "/api/v1/sync/1/summaries/folders"));

    /** As in the description; the least role; an address. */
    private record Endpoint(String name, Role needs, String path) {
        String method() {
            return name.substring(0, name.indexOf(' ')).toUpperCase(Locale.ROOT);
        }
    }

    private ApiClient.Reply call(Endpoint endpoint, String token) throws Exception {
        boolean posts = endpoint.method().equals("POST");
        return api.with(token)
                .send(api.with(token)
                        .request(endpoint.path())
                        .header("Content-Type", JSON)
                        .method(
                                endpoint.method(),
                                posts
                                        ? HttpRequest.BodyPublishers.ofString(entry("r1", "Mine"))
                                        : HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void without_a_valid_token_nothing_is_answered() throws Exception {
        String revoked = newToken(Role.ADMIN);
        apiTokens.all().stream()
                .filter(token -> token.role() == Role.ADMIN && token.revokedAt() == null)
                .forEach(token -> apiTokens.revoke(token.name(), "test"));
        for (Endpoint endpoint : ENDPOINTS) {
            ApiClient.Reply none = call(endpoint, null);
            assertProblem(none, 401, "api-token create");
            assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"caravan\"");
            for (String wrong : List.of("caravan_" + "A".repeat(43), "x", revoked)) {
                ApiClient.Reply reply = call(endpoint, wrong);
                assertProblem(reply, 401, "not valid");
                assertThat(reply.header("WWW-Authenticate")).contains("invalid_token");
                assertThat(reply.response().body()).doesNotContain(wrong + "\"", "caravan_A");
            }
        }
        assertProblem(api.with(null).get("/api/v1/unheard-of"), 401);
        assertThat(rows.of("select count(*) from item where person = ?", person))
                .containsExactly("0");
    }

    @Test
    void each_role_may_what_it_may_and_no_more() throws Exception {
        api.post("/api/v1/works", JSON, entry("r1", "Mine"));
        for (Endpoint endpoint : ENDPOINTS) {
            for (Role role : Role.values()) {
                ApiClient.Reply reply = call(endpoint, newToken(role));
                if (role.suffices(endpoint.needs())) {
                    // What it asks for may not be there, which only somebody who may ask is told.
                    assertThat(reply.status()).as("%s as %s", endpoint, role).isNotIn(401, 403, 405, 415, 500, 503);
                } else {
                    assertProblem(reply, 403, endpoint.needs().text());
                    assertThat(reply.header("WWW-Authenticate")).contains("insufficient_scope");
                }
            }
        }
    }

    @Test
    void health_and_description_need_no_token() throws Exception {
        assertThat(api.with(null).get("/q/openapi").status()).isEqualTo(200);
        assertThat(api.with(null).get("/q/health/live").status()).isEqualTo(200);
    }
}

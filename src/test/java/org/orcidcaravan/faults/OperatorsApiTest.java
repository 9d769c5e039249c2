package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** Operators, sessions and the audit by the API. */
@QuarkusTest
class OperatorsApiTest extends PagesTest {
    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return ApiClient.JSON.readTree(answer.body());
    }

    @Test
    void an_admin_makes_changes_and_removes_operators_and_each_act_is_audited() throws Exception {
        Browser admin = signedIn(Role.ADMIN);
        String login = "made" + person;
        String wanted =
                "{\"login\": \"%s\", \"name\": \"Made <b>Here</b>\", \"role\": \"viewer\", \"password\": \"%s\"}"
                        .formatted(login, PASSWORD);
        HttpResponse<String> made = admin.call("POST", "/api/v1/operators", wanted);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(Browser.header(made, "Location")).endsWith("/api/v1/operators/" + login);
        assertThat(made.body()).doesNotContain("assword", "$2a$");
        assertThat(admin.call("POST", "/api/v1/operators", wanted).statusCode()).isEqualTo(409);

        HttpResponse<String> changed = admin.call("PATCH", "/api/v1/operators/" + login, "{\"role\": \"operator\"}");
        assertThat(json(changed).path("role").asText()).isEqualTo("operator");
        assertThat(json(admin.call("PATCH", "/api/v1/operators/" + login, "{\"locked\": true}"))
                        .path("lockedAt")
                        .asText())
                .isNotEmpty();
        assertThat(json(admin.get("/api/v1/operators")).path("items"))
                .anySatisfy(item -> assertThat(item.path("login").asText()).isEqualTo(login));
        assertThat(admin.call("DELETE", "/api/v1/operators/" + login, "").statusCode())
                .isEqualTo(204);
        assertThat(admin.get("/api/v1/operators/" + login).statusCode()).isEqualTo(404);
        assertThat(admin.call("DELETE", "/api/v1/operators/" + login, "").statusCode())
                .isEqualTo(404);

        String actor = json(admin.get("/api/v1/session")).path("actor").asText();
        JsonNode acts = json(admin.get("/api/v1/audit?actor=" + actor + "&action=operator.*"))
                .path("items");
        assertThat(acts)
                .extracting(act -> act.path("action").asText())
                .containsExactly("operator.remove", "operator.change", "operator.change", "operator.create");
        assertThat(acts.get(3).path("detail").path("login").asText()).isEqualTo(login);
        assertThat(acts.toString()).doesNotContain("camels");
    }

    @Test
    void what_cannot_be_is_refused_with_a_reason() throws Exception {
        Browser admin = signedIn(Role.ADMIN);
        for (String bad : List.of(
                "",
                "{}",
                "null",
                "{\"login\": \"a b\", \"role\": \"viewer\", \"password\": \"seven camels in a row\"}",
                "{\"login\": \"short\", \"role\": \"viewer\", \"password\": \"camels\"}",
                "{\"login\": \"nobody\", \"role\": \"king\", \"password\": \"seven camels in a row\"}")) {
            HttpResponse<String> answer = admin.call("POST", "/api/v1/operators", bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(admin.call("PATCH", "/api/v1/operators/nobody-here", "{\"locked\": true}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_operator_changes_their_own_password_with_the_one_before() throws Exception {
        String login = newOperator(Role.VIEWER);
        Browser inside =
                browser.with("caravan=" + signIn.withPassword(login, PASSWORD).orElseThrow());
        String path = "/api/v1/session/password";
        String other = "nine camels in a row";
        assertThat(inside.call("PUT", path, "{\"current\": \"wrong\", \"password\": \"" + other + "\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(inside.call("PUT", path, "{\"password\": \"" + other + "\"}").statusCode())
                .isEqualTo(400);
        assertThat(inside.call("PUT", path, "{\"current\": \"" + PASSWORD + "\", \"password\": \"" + other + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(inside.get("/api/v1/session").statusCode()).isEqualTo(401);
        assertThat(signIn.withPassword(login, other)).isPresent();
        assertProblem(
                api.send(api.request(path).header("Content-Type", JSON).PUT(HttpRequest.BodyPublishers.ofString("{}"))),
                409,
                "another token");
    }

    @Test
    void a_cookie_counts_for_nothing_beside_a_token() throws Exception {
        Browser admin = signedIn(Role.ADMIN);
        HttpResponse<String> answer = admin.send(admin.request("/api/v1/operators")
                .header("Authorization", "Bearer " + newToken(Role.VIEWER))
                .GET());
        assertThat(answer.statusCode()).isEqualTo(403);
        HttpResponse<String> wrong = admin.send(admin.request("/api/v1/operators")
                .header("Authorization", "Bearer caravan_x")
                .GET());
        assertThat(wrong.statusCode()).isEqualTo(401);
        String token = newToken(Role.ADMIN);
        assertThat(browser.with("caravan=" + token).get("/api/v1/session").statusCode())
                .as("a token is no session")
                .isEqualTo(401);
        assertThat(api.with(String.valueOf(admin.cookie()).substring("caravan=".length()))
                        .get("/api/v1/session")
                        .status())
                .as("a session is no token")
                .isEqualTo(401);
    }

    @Test
    void row_75_the_audit_is_read_in_pages_and_filters_are_only_values() throws Exception {
        Browser viewer = signedIn(Role.VIEWER);
        for (int i = 0; i < 3; i++) {
            newToken(Role.VIEWER);
        }
        JsonNode first = json(viewer.get("/api/v1/audit?limit=2&action=api-token.create"));
        assertThat(first.path("items")).hasSize(2);
        JsonNode second = json(viewer.get("/api/v1/audit?limit=2&action=api-token.create&after="
                + first.path("next").asText()));
        assertThat(second.path("items").get(0).path("id").asLong())
                .isLessThan(first.path("items").get(1).path("id").asLong());
        for (String query :
                List.of("subject=%25", "actor=%27%20or%201%3D1--", "action=%5C", "since=2100-01-01T00:00:00Z")) {
            JsonNode none = json(viewer.get("/api/v1/audit?" + query));
            assertThat(none.path("items")).as(query).isEmpty();
            assertThat(none.has("next")).isFalse();
        }
        assertThat(viewer.get("/api/v1/audit?since=yesterday").statusCode()).isEqualTo(400);
        assertThat(viewer.get("/api/v1/audit?after=1%20or%201=1").statusCode()).isEqualTo(400);
    }
}

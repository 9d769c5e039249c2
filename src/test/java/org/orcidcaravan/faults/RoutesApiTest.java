package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** Routes over the API of a whole service: the shipped files, all of them running. */
@QuarkusTest
class RoutesApiTest extends ApiTest {
    private static final String FILE = "/api/v1/route-files/push-care.camel.yaml";

    private ApiClient admin() {
        return api.with(newToken(Role.ADMIN));
    }

    private static String body(@Nullable String text, @Nullable String was) {
        ObjectNode body = ApiClient.JSON.createObjectNode();
        body.put("text", text);
        body.put("was", was);
        return body.toString();
    }

    private ApiClient.Reply put(String path, String body) throws Exception {
        return admin().send(admin().request(path)
                .header("Content-Type", JSON)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void every_shipped_route_runs_and_is_listed_in_parts() throws Exception {
        JsonNode first = api.get("/api/v1/routes?limit=5").json();
        assertThat(first.path("items")).hasSize(5);
        JsonNode second = api.get(
                        "/api/v1/routes?limit=200&after=" + first.path("next").asText())
                .json();
        assertThat(second.path("items").get(0).path("id").asText())
                .isGreaterThan(first.path("next").asText());
        assertThat(second.has("next")).isFalse();
        JsonNode care = api.get("/api/v1/routes/push-care").json();
        assertThat(care.path("file").asText()).isEqualTo("push-care.camel.yaml");
        assertThat(care.path("state").asText()).isEqualTo("started");
        assertThat(care.path("description").asText()).isNotEmpty();
        assertProblem(api.get("/api/v1/routes/nowhere"), 404);
        assertProblem(api.get("/api/v1/routes?limit=0"), 400);
    }

    @Test
    void a_picture_shows_what_a_shipped_route_calls() throws Exception {
        JsonNode picture = api.get("/api/v1/routes/orcid-api/picture").json();

        assertThat(picture.path("nodes").findValuesAsText("kind")).contains("from", "doTry", "circuitBreaker", "route");
        assertThat(picture.path("nodes").findValuesAsText("route")).contains("orcid-api-request", "push-write");
        assertThat(picture.path("edges")).isNotEmpty();
    }

    @Test
    void every_file_runs_as_it_is_in_the_folder_with_its_text_and_past() throws Exception {
        JsonNode files = api.get("/api/v1/route-files").json().path("items");
        assertThat(files).hasSizeGreaterThan(10);
        assertThat(files)
                .allSatisfy(file -> assertThat(file.path("state").asText()).isEqualTo("running"));

        JsonNode care = api.get(FILE).json();
        String hash = care.path("hash").asText();
        assertThat(care.path("text").asText()).contains("id: push-care");
        assertThat(care.path("history").get(0).path("outcome").asText()).isEqualTo("deployed");
        assertThat(api.get(FILE + "/history/" + hash).json().path("text").asText())
                .contains("id: push-care");
        assertThat(api.get(FILE + "/diff?from=" + hash + "&to=" + hash)
                        .json()
                        .path("diff")
                        .asText())
                .isEmpty();
        assertProblem(api.get(FILE + "/history/unknown"), 404);
        assertProblem(api.get("/api/v1/route-files/push-nowhere.camel.yaml"), 404);
    }

    @Test
    void row_66_a_text_with_findings_is_answered_with_them_and_changes_nothing() throws Exception {
        JsonNode before = api.get(FILE).json();
        String text = before.path("text").asText().replace("timer:push-care", "exec:id");

        ApiClient.Reply refused = put(FILE, body(text, before.path("hash").asText()));

        assertProblem(refused, 422, "push-care.camel.yaml:", "exec:id", "Nothing was changed");
        assertThat(refused.json().path("findings").get(0).path("line").asInt()).isPositive();
        assertThat(api.get(FILE).json().path("hash")).isEqualTo(before.path("hash"));
        JsonNode checked = admin().post(FILE + "/check", JSON, body(text, null)).json();
        assertThat(checked.path("findings")).isNotEmpty();
        assertProblem(put(FILE, body("x", "0".repeat(64))), 409, "read it again");
        assertProblem(put(FILE, "{}"), 400, "text");
    }

    @Test
    void row_67_changes_of_routes_need_an_admin() throws Exception {
        assertProblem(api.post("/api/v1/routes/push-care/suspend", JSON, ""), 403, "admin");
        assertProblem(api.post(FILE + "/revert", JSON, "{}"), 403, "admin");
    }

    @Test
    void acts_change_the_state_and_are_audited_with_who_did_it() throws Exception {
        ApiClient admin = admin();
        assertThat(admin.post("/api/v1/routes/push-care/suspend", JSON, "")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("suspended");
        assertProblem(admin.post("/api/v1/routes/push-care/suspend", JSON, ""), 409, "is suspended");
        assertThat(admin.post("/api/v1/routes/push-care/resume", JSON, "")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("started");
        assertProblem(admin.post("/api/v1/routes/nowhere/stop", JSON, ""), 404);

        assertThat(rows.of("select actor, subject from audit where action = 'route.resume' order by id desc limit 1"))
                .singleElement()
                .asString()
                .startsWith("api:test-")
                .endsWith("|route:push-care");
    }

    @Test
    void row_66_health_says_how_the_files_stand() throws Exception {
        assertThat(api.with(null).get("/q/health/ready").json().path("checks").findValuesAsText("name"))
                .contains("routes");
        assertThat(api.with(null).get("/q/health/well").json().path("status").asText())
                .isEqualTo("UP");
    }
}

package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.simulator.registry.record.RegistryItem;

@QuarkusTest
class WorksApiTest extends ApiTest {
    private static final String WORKS = "/api/v1/works";

    private List<String> outcomes(ApiClient.Reply reply) {
        List<String> all = new ArrayList<>();
        reply.json()
                .path("results")
                .forEach(result -> all.add(result.path("line").asInt() + " "
                        + result.path("outcome").asText()));
        return all;
    }

    private int items() {
        return Integer.parseInt(
                rows.of("select count(*) from item where person = ?", person).getFirst());
    }

    @Test
    void a_posted_work_reaches_the_record_and_its_standing_says_so() throws Exception {
        ApiClient.Reply reply = api.post(WORKS, JSON, entry("r1", "On caravans"));
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(202);
        assertThat(outcomes(reply)).containsExactly("1 queued");
        String link = reply.json().at("/results/0/status").asText();
        assertThat(reply.header("Location")).endsWith(link);
        settled();

        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("On caravans");
        ApiClient.Reply answer = api.get(link);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        JsonNode standing = answer.json().at("/people/0");
        assertThat(standing.path("state").asText()).isEqualTo("sent");
        assertThat(standing.path("verdict").asText()).isEqualTo("DONE");
        assertThat(standing.path("putCode").asLong())
                .isEqualTo(inRecord().getFirst().putCode());
        assertThat(standing.path("attempts").asInt()).isOne();
        assertThat(standing.path("message").asText()).isNotEmpty();
        assertThat(standing.path("orcid").asText()).isEqualTo(orcid.toString());
    }

    @Test
    void the_same_post_twice_sends_nothing_and_another_content_replaces() throws Exception {
        String works = "[" + entry("r1", "One") + "," + entry("r2", "Two") + "]";
        api.post(WORKS, JSON, works);
        settled();
        registry.requests().clear();

        ApiClient.Reply again = api.post(WORKS, JSON, works);
        assertThat(outcomes(again)).containsExactly("1 unchanged", "2 unchanged");
        assertThat(again.json().at("/counts/unchanged").asInt()).isEqualTo(2);
        assertThat(items()).isEqualTo(2);
        assertThat(outcomes(api.post(WORKS, JSON, entry("r1", "Another")))).containsExactly("1 queued");
        settled();

        assertThat(requests("POST", null)).isZero();
        assertThat(inRecord()).extracting(RegistryItem::title).containsExactlyInAnyOrder("Another", "Two");
    }

    @Test
    void a_source_of_another_name_has_keys_of_its_own() throws Exception {
        api.post(WORKS, JSON, entry("r1", "One"));
        ApiClient.Reply other = api.post(WORKS + "?source=repository", JSON, entry("r1", "Other"));

        assertThat(other.json().at("/results/0/status").asText()).startsWith(WORKS + "/repository/r1?person=");
        assertThat(items()).isEqualTo(2);
        assertProblem(api.post(WORKS + "?source=a%20b", JSON, entry("r1", "One")), 400, "source");
    }

    @Test
    void bad_entries_are_refused_with_their_place_and_do_not_stop_the_others() throws Exception {
        ApiClient.Reply reply = api.post(
                WORKS,
                JSON,
                "[" + entry("r1", "Good") + "," + entry("r2", "") + "," + entry("r3", "Whose?", newOrcid() + "") + "]");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(outcomes(reply)).containsExactly("1 queued", "2 refused", "3 refused");
        assertThat(reply.json().at("/results/1/reason").asText()).contains("title");
        assertThat(reply.json().at("/results/2/reason").asText()).contains("people import");
        assertThat(items()).isOne();
    }

    @Test
    void a_request_of_which_nothing_can_be_taken_is_a_problem_that_says_why() throws Exception {
        ApiClient.Reply reply = api.post(WORKS, JSON, entry("r1", ""));

        assertProblem(reply, 400, "None of the works");
        assertThat(outcomes(reply)).containsExactly("1 refused");
        assertProblem(api.post(WORKS, JSON, "[]"), 400, "no works");
        assertProblem(api.post(WORKS, JSON, ""), 400, "no JSON");
        assertProblem(api.post(WORKS, JSON, "7"), 400, "Begin it with [ or {");
    }

    @Test
    void of_broken_json_nothing_is_taken() throws Exception {
        assertProblem(
                api.post(WORKS, JSON, "[" + entry("r1", "Good") + ", {\"source_id\": "),
                400,
                "Entry 2",
                "Nothing above was taken in");
        assertThat(items()).isZero();
    }

    @Test
    void citations_are_taken_too() throws Exception {
        ApiClient.Reply reply = api.post(WORKS, CSL, """
                [{"id": "c1", "type": "article-journal", "title": "Cited",
                  "author": [{"family": "Beispiel", "given": "Berta", "ORCID": "https://orcid.org/%s"},
                             {"family": "Muster", "given": "Max", "ORCID": "https://orcid.org/%s"}]}]""".formatted(orcid, newOrcid()));

        assertThat(reply.status()).as(reply.response().body()).isEqualTo(202);
        assertThat(outcomes(reply)).containsExactly("1 queued");
        assertThat(reply.json().at("/results/0/notes").toString()).contains("Left out");
    }

    @Test
    void a_key_may_hold_slashes_and_spaces() throws Exception {
        ApiClient.Reply reply = api.post(WORKS, JSON, entry("10261/12 34", "With a handle"));

        ApiClient.Reply standing = api.get(reply.json().at("/results/0/status").asText());
        assertThat(standing.status()).as(standing.response().body()).isEqualTo(200);
        assertThat(standing.json().path("sourceId").asText()).isEqualTo("10261/12 34");
        assertThat(api.get(WORKS + "/api/10261/12%2034?person=" + orcid).status())
                .isEqualTo(200);
    }

    @Test
    void somebody_elses_work_and_an_unknown_one_are_not_found() throws Exception {
        api.post(WORKS, JSON, entry("r1", "Mine"));

        assertProblem(api.get(WORKS + "/api/r1?person=" + newOrcid()), 404);
        assertProblem(api.get(WORKS + "/elsewhere/r1?person=" + orcid), 404);
        assertProblem(api.get("/api/v1/unheard-of"), 404, "/q/openapi");
    }

    @Test
    void a_body_that_is_too_long_is_refused_announced_or_not() throws Exception {
        String long_ = "[" + entry("r1", "x".repeat(120_000)) + "]";

        assertProblem(api.post(WORKS, JSON, long_), 413, "100000 bytes");
        assertProblem(
                api.send(api.request(WORKS)
                        .header("Content-Type", JSON)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(long_.getBytes(StandardCharsets.UTF_8))))),
                413,
                "100000 bytes");
        assertThat(items()).isZero();
    }

    @Test
    void another_form_or_method_is_a_problem_too() throws Exception {
        assertProblem(api.post(WORKS, "text/csv", "source_id,title"), 415, "application/json");
        assertProblem(api.send(api.request(WORKS).DELETE()), 405, "method");
    }

    @Test
    void the_status_counts_the_queue_and_says_whether_requests_may_start() throws Exception {
        api.post(WORKS, JSON, entry("r1", "Counted"));
        settled();

        JsonNode status = api.get("/api/v1/status").json();
        assertThat(status.at("/queue/sent").asLong()).isPositive();
        assertThat(status.path("queue").size()).isEqualTo(11);
        assertThat(status.at("/pace/blocked").isBoolean()).isTrue();
        assertThat(status.at("/pace/alert").isBoolean()).isTrue();
    }

    @Test
    void the_examples_of_the_description_are_taken() throws Exception {
        JsonNode description = api.with(null).get("/q/openapi?format=json").json();
        JsonNode content = description.at("/paths/~1api~1v1~1works/post/requestBody/content");
        assertThat(content.isEmpty()).as("%s", description).isFalse();
        int sent = 0;
        for (var type : content.properties()) {
            for (JsonNode example : type.getValue().path("examples")) {
                JsonNode value = example.path("value");
                String body = (value.isTextual() ? value.asText() : value.toString())
                        .replace("0000-0002-1825-0097", orcid.toString());
                ApiClient.Reply reply = api.post(WORKS, type.getKey(), body);
                assertThat(reply.status()).as(reply.response().body()).isEqualTo(202);
                assertThat(outcomes(reply)).containsExactly("1 queued");
                sent++;
            }
        }
        assertThat(sent).isEqualTo(3);
    }
}

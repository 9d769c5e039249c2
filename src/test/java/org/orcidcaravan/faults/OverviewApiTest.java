package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.measure.Samples;

@QuarkusTest
class OverviewApiTest extends ApiTest {
    @Inject
    Samples samples;

    private JsonNode get(String path) throws Exception {
        ApiClient.Reply reply = api.get(path);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void the_overview_says_how_everything_stands_and_of_when_it_is() throws Exception {
        api.post("/api/v1/works", JSON, entry("r1", "Seen"));
        settled();

        JsonNode overview = get("/api/v1/overview");
        assertThat(overview.at("/queue/tasks").size()).isEqualTo(11);
        assertThat(overview.at("/queue/countedAt").asText()).startsWith("20");
        assertThat(overview.at("/requests/limit").asInt()).isEqualTo(24);
        assertThat(overview.at("/requests/blocked").isBoolean()).isTrue();
        assertThat(overview.at("/sync/copies").isArray()).isTrue();
        assertThat(overview.path("attention").isArray()).isTrue();
    }

    @Test
    void what_stops_everything_is_what_needs_a_person_first() throws Exception {
        rows.change("update registry_pace set alert = true, blocked_reason = 'The client id is not known.'");

        JsonNode first = get("/api/v1/overview").at("/attention/0");
        assertThat(first.path("about").asText()).isEqualTo("registry");
        assertThat(first.path("sentence").asText()).contains("The client id is not known.");
        assertThat(first.path("link").asText()).startsWith("/");
    }

    @Test
    void the_sync_shows_copies_passes_failures_and_folders() throws Exception {
        String mirror = rows.of("insert into mirror (uuid, path) values (gen_random_uuid(), '/elsewhere') returning id")
                .getFirst();
        rows.change(
                "insert into full_pass values (" + mirror + ", 'summaries', now() - interval '2 hours', null, now())");
        rows.change("insert into folder_scan values (" + mirror + ", 'summaries', 1, '001/x', true)");
        rows.change("insert into sync_pass (mirror_id, kind, data_classes, started_at, finished_at, outcome, fetched)"
                + " values (" + mirror + ", 'full', 'summaries', now() - interval '1 hour', now(), 'complete', 12)");
        rows.change("insert into sync_pass (mirror_id, kind, data_classes, started_at) values (" + mirror
                + ", 'changes', 'summaries', now())");
        rows.change("insert into failed_object values (" + mirror
                + ", 'summaries', '000/a', 1, 'S3 answered 500.', null, now(), now(), now()), (" + mirror
                + ", 'summaries', '000/b', 2, 'S3 answered 500.', null, now(), now(), now())");

        JsonNode copy = find(get("/api/v1/sync").path("copies"), mirror);
        assertThat(copy.path("buckets").path(0).asText()).isEqualTo("v3.0-summaries");
        assertThat(copy.at("/scan/foldersFinished").asInt()).isOne();
        assertThat(copy.path("failed").asInt()).isEqualTo(2);
        assertThat(copy.path("asOf").asText()).isNotEmpty();
        JsonNode passes = get("/api/v1/sync/passes?limit=1");
        assertThat(passes.at("/items/0/state").asText()).isEqualTo("broken-off");
        JsonNode next =
                get("/api/v1/sync/passes?limit=1&after=" + passes.path("next").asText());
        assertThat(next.at("/items/0/fetched").asInt()).isEqualTo(12);
        JsonNode failed = get("/api/v1/sync/failures?limit=1");
        JsonNode rest = get("/api/v1/sync/failures?after=" + failed.path("next").asText());
        assertThat(failed.path("items")).hasSize(1);
        assertThat(Stream.of(failed, rest)
                        .flatMap(page -> page.findValuesAsText("key").stream())
                        .filter(key -> key.startsWith("000/")))
                .containsExactlyInAnyOrder("000/a", "000/b");
        assertThat(rest.has("next")).isFalse();
        assertThat(get("/api/v1/sync/" + mirror + "/summaries/folders")).hasSize(1_100);
        assertThat(get("/api/v1/sync/deletions").path("items")).isEmpty();
    }

    private static JsonNode find(JsonNode copies, String mirror) {
        for (JsonNode copy : copies) {
            if (copy.path("mirror").asText().equals(mirror)) {
                return copy;
            }
        }
        throw new AssertionError(copies.toString());
    }

    @Test
    void figures_over_time_begin_with_the_first_minute() throws Exception {
        api.post("/api/v1/works", JSON, entry("r1", "Plotted"));
        settled();
        rows.change("delete from sample");
        samples.take();

        for (String series : new String[] {"throughput", "latency", "failures", "sync", "queue"}) {
            JsonNode history = get("/api/v1/history?series=" + series + "&hours=1");
            assertThat(history.path("at")).isNotEmpty();
            assertThat(history.path("unit").asText()).isNotEmpty();
        }
        assertThat(get("/api/v1/history?series=queue").at("/values/sent/0").asInt())
                .isPositive();
        assertProblem(api.get("/api/v1/history?series=everything"), 400, "throughput");
        assertProblem(api.get("/api/v1/history?series=queue&hours=0"), 400, "hours");
        assertProblem(api.get("/api/v1/sync/passes?limit=1000"), 400, "limit");
        assertProblem(api.get("/api/v1/sync/passes?after=%2F"), 400, "after");
    }

    @Test
    void an_attempt_tells_how_long_orcid_took_and_not_how_long_we_waited() throws Exception {
        rows.change("update registry_pace set next_at = now() + interval '2 seconds'");
        api.post("/api/v1/works", JSON, entry("r1", "Timed"));
        settled();

        assertThat(rows.of(
                        "select max(a.took_ms) < 1500 from attempt a join task t on t.id = a.task where t.person = ?",
                        person))
                .containsExactly("t");
    }
}

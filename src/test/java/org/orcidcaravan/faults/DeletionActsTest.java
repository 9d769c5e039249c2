package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.faults.OrcidBuckets.summaryKey;
import static org.orcidcaravan.simulator.bucket.BucketLayout.SUMMARIES;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.ApiTokens;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.cli.Commands;
import org.orcidcaravan.sync.PassReport;
import picocli.CommandLine;

/** What operators do about deletions that wait, and about a scan that is under way: by commands and by the API. */
@QuarkusTest
class DeletionActsTest extends RouteTest {
    private static final AtomicInteger TOKENS = new AtomicInteger();

    @Inject
    CommandLine.IFactory factory;

    @Inject
    ApiTokens tokens;

    @TestHTTPResource
    URI server;

    private HttpClient http;
    private ApiClient api;

    @BeforeEach
    void a_client() {
        // Other tests of this run may have left deletions that wait; here only this test's may.
        rows.change("update deletion_brake set decision = 'moot', decided_at = now() where decision is null");
        rows.change("delete from vanished_object");
        http = HttpClient.newHttpClient();
        api = new ApiClient(
                http, server, tokens.create("deletions-" + TOKENS.incrementAndGet(), Role.OPERATOR, "test"));
        buckets.summaries(3);
        buckets.changed(9, DAY);
        buckets.announce(DAY);
    }

    @AfterEach
    void no_client() {
        http.close();
    }

    private record Ran(int status, String out, String err) {}

    private Ran run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Commands.line(factory)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Ran(status, out.toString(), err.toString());
    }

    private String mirror() {
        return state("select id from mirror where id = $mirror").getFirst();
    }

    /** All three summaries vanish upstream, which no scan removes by itself. */
    private void a_whole_bucket_vanishes() {
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        for (int record = 0; record < 3; record++) {
            buckets.content().delete(SUMMARIES, summaryKey(record));
        }
        assertThat(download(ONLY_SUMMARIES).complete()).isFalse();
    }

    private static List<String> keys(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("key").asText())
                .toList();
    }

    @Test
    void where_nothing_vanished_the_list_is_empty_and_there_is_nothing_to_decide() {
        download(ONLY_SUMMARIES);

        Ran list = run("deletions", "list");
        assertThat(list.status()).isZero();
        assertThat(list.out()).contains("Nothing vanished.");
        Ran confirm = run("deletions", "confirm", mirror(), "summaries");
        assertThat(confirm.status()).isOne();
        assertThat(confirm.err())
                .contains("No deletions of summaries wait in mirror " + mirror(), "nothing is changed");
        assertThat(run("deletions", "refuse", mirror(), "activities").status()).isOne();
        assertThat(run("deletions").status()).as("no act was named").isEqualTo(2);
        assertThat(run("deletions", "confirm", mirror(), "everything").status()).isEqualTo(2);
    }

    @Test
    void row_12_the_list_is_a_dry_run_and_what_is_confirmed_goes_with_the_next_pass() {
        a_whole_bucket_vanishes();

        Ran list = run("deletions", "list");
        assertThat(list.status()).as("something waits").isOne();
        assertThat(list.out())
                .contains("3 of 3 summaries in " + path, "a whole bucket", "Mirror " + mirror())
                .contains(summaryKey(0) + ": noted (scan)");
        assertThat(run("deletions", "list", "--limit", "2").out()).contains("see them with a higher --limit");
        assertThat(run("deletions", "list", "--json").out()).startsWith("[{").contains("\"removedAt\":\"not yet\"");
        assertThat(files(path)).as("a dry run").hasSize(3);

        Ran confirm = run("deletions", "confirm", mirror(), "summaries");
        assertThat(confirm.status()).isZero();
        assertThat(confirm.out()).contains("The next pass removes them.");
        assertThat(files(path)).as("before the next pass").hasSize(3);

        assertThat(sync(ONLY_SUMMARIES, 30).counts().removed()).isEqualTo(3);
        assertThat(files(path)).isEmpty();
        assertThat(run("deletions", "list").status()).isZero();
        assertThat(run("deletions", "list", "--removed").out()).contains(summaryKey(1) + ": removed (scan)");
        assertThat(rows.of(
                        "select actor like 'cli:%', detail ->> 'objects' from audit where action = 'deletions.confirm'"
                                + " and subject = 'mirror:" + mirror() + ":summaries'"))
                .containsExactly("t|3");
    }

    @Test
    void row_12_what_is_refused_stays_until_a_scan_misses_it_again() {
        a_whole_bucket_vanishes();

        Ran refuse = run("deletions", "refuse", mirror(), "summaries");

        assertThat(refuse.status()).isZero();
        assertThat(refuse.out()).contains("They stay here.");
        assertThat(run("deletions", "list").out()).contains("Nothing vanished.");
        assertThat(sync(ONLY_SUMMARIES, 30).complete()).isTrue();
        assertThat(files(path)).hasSize(3);
        assertThat(download(ONLY_SUMMARIES).complete()).isFalse();
        assertThat(run("deletions", "list").status()).as("missed again").isOne();
    }

    @Test
    void row_12_another_system_sees_what_waits_and_decides_once() throws Exception {
        a_whole_bucket_vanishes();
        String place = "/api/v1/sync/deletions/" + mirror() + "/summaries/";

        JsonNode waiting = api.get("/api/v1/sync/deletions/waiting").json();
        assertThat(waiting).hasSize(1);
        assertThat(waiting.at("/0/cause").asText()).isEqualTo("empty-bucket");
        JsonNode first = api.get("/api/v1/sync/deletions?limit=2").json();
        JsonNode rest = api.get("/api/v1/sync/deletions?limit=2&after="
                        + first.path("next").asText())
                .json();
        assertThat(keys(first)).hasSize(2);
        assertThat(keys(rest)).hasSize(1).doesNotContainAnyElementsOf(keys(first));

        ApiClient onlyLooks = api.with(tokens.create("looks-" + TOKENS.incrementAndGet(), Role.VIEWER, "test"));
        assertThat(onlyLooks.post(place + "confirm", "application/json", "").status())
                .isEqualTo(403);
        assertThat(api.post("/api/v1/sync/deletions/" + mirror() + "/everything/confirm", "application/json", "")
                        .status())
                .isEqualTo(404);
        ApiClient.Reply confirmed = api.post(place + "confirm", "application/json", "");
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.json().path("confirmed").asBoolean()).isTrue();
        ApiClient.Reply again = api.post(place + "refuse", "application/json", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("detail").asText()).contains("nothing is changed");

        assertThat(sync(ONLY_SUMMARIES, 30).counts().removed()).isEqualTo(3);
        assertThat(keys(api.get("/api/v1/sync/deletions").json())).isEmpty();
        assertThat(keys(api.get("/api/v1/sync/deletions?removed=true").json())).hasSize(3);
    }

    @Test
    void a_scan_that_somebody_stops_ends_early_and_the_next_one_goes_on_where_it_was() throws Exception {
        CompletableFuture<ApiClient.Reply> stopped = new CompletableFuture<>();
        buckets.middleman()
                .plan(
                        1,
                        request -> request.isListing()
                                && request.prefix().equals(summaryKey(1).substring(0, 4)),
                        Fault.before(() -> stopped.complete(stop())));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(stopped.get(60, TimeUnit.SECONDS).json().path("stopped").asBoolean())
                .isTrue();
        assertThat(report.complete()).isFalse();
        assertThat(report.troubles()).anySatisfy(trouble -> assertThat(trouble).startsWith("It was stopped by api:"));
        long finished = Long.parseLong(state("select count(*) from folder_scan where finished and mirror_id = $mirror")
                .getFirst());
        assertThat(finished).isLessThan(1_100);

        buckets.middleman().behave();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(buckets.middleman().requests().stream().filter(Request::isListing))
                .hasSize((int) (1_100 - finished));
        assertMirrored(0, 1, 2);
        assertThat(stop().json().path("stopped").asBoolean())
                .as("while none is under way")
                .isFalse();
        assertThat(api.with(tokens.create("stops-" + TOKENS.incrementAndGet(), Role.VIEWER, "test"))
                        .post("/api/v1/sync/stop", "application/json", "")
                        .status())
                .isEqualTo(403);
    }

    private ApiClient.Reply stop() {
        try {
            return api.post("/api/v1/sync/stop", "application/json", "");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

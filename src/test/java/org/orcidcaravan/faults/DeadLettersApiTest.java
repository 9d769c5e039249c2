package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;
import org.orcidcaravan.simulator.registry.record.RegistryItem;

/** Dead letters over HTTP: looked at, replayed once, stopped, taken back and discarded, by whoever may (faults.md row 64). */
@QuarkusTest
class DeadLettersApiTest extends ApiTest {
    private static final String LETTERS = "/api/v1/dead-letters";
    private static final String REPLAYS = LETTERS + "/replays";

    private ApiClient admin;

    @BeforeEach
    void an_admin() {
        admin = api.with(newToken(Role.ADMIN));
    }

    /** A work that ORCID finds too large, once. */
    private String refused(String key) throws InterruptedException {
        registry.inject(Fault.of(Harm.status(413)).on(orcid).onWrites().times(1));
        offer(work(key, "Title of " + key));
        settled();
        return LETTERS + "/"
                + rows.of("select id from task where person = ? and state = 'dead'", person)
                        .getFirst();
    }

    /** Works of this test's researcher that were given up, of which nothing was sent. */
    private void dead(List<Work> works) {
        block();
        offer(works);
        rows.change(
                "update task set state = 'dead', verdict = 'DEAD', error_code = 9001, http_status = 400,"
                        + " message = 'It is bad. ORCID says: No.', attempts = 1 where person = ?",
                person);
        unblock();
    }

    private String filter(String more) {
        return "{\"filter\": {\"person\": \"%s\"}%s}".formatted(orcid, more);
    }

    private String mine(String query) {
        return LETTERS + "?person=" + orcid + query;
    }

    private JsonNode ended(ApiClient.Reply begun) throws Exception {
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
        JsonNode replay = begun.json();
        while (replay.path("state").asText().equals("running")) {
            replay = api.get(begun.header("Location")).json();
        }
        return replay;
    }

    @Test
    void one_is_looked_at_and_replayed_and_a_second_click_is_told() throws Exception {
        String letter = refused("w1");

        JsonNode list = api.get(mine("&q=W1&section=work&source=test&since=2026-01-01&verdict=dead"))
                .json();
        assertThat(list.path("total").asLong()).isOne();
        assertThat(list.at("/items/0/label").asText()).isEqualTo("Title of w1");
        JsonNode story = api.get(letter).json();
        assertThat(story.at("/letter/reason").asText()).isEqualTo("It is too large for ORCID.");
        assertThat(story.at("/attempts/0/httpStatus").asInt()).isEqualTo(413);
        assertThat(story.at("/attempts/0/correlation").asText()).isNotEmpty();
        assertThat(story.at("/replay/state").asText()).isEqualTo("queued");
        assertThat(api.get(LETTERS + "/reasons").json().path("items").findValuesAsText("httpStatus"))
                .contains("413");

        String click = letter + "/replay?version=" + story.at("/letter/version").asInt();
        assertThat(admin.post(click, JSON, "").json().path("state").asText()).isEqualTo("queued");
        assertProblem(admin.post(click, JSON, ""), 409, "nothing is changed");
        settled();

        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("Title of w1");
        assertThat(api.get(letter).json().at("/replay/possible").asBoolean()).isFalse();
        assertThat(rows.of(
                        "select actor from audit where subject = ?",
                        "task:" + letter.substring(letter.lastIndexOf('/') + 1)))
                .singleElement()
                .asString()
                .startsWith("api:test-");
    }

    @Test
    void a_discarded_one_says_why_and_is_not_sent() throws Exception {
        String letter = refused("w2");

        assertProblem(admin.post(letter + "/discard", JSON, "{\"reason\": \" \"}"), 400, "say why");
        assertProblem(admin.post(letter + "/discard", JSON, "{\"raison\": \"x\"}"), 400, "raison");
        assertProblem(admin.post(letter + "/discard", JSON, "{"), 400, "JSON");
        assertProblem(admin.post(letter + "/discard", JSON, ""), 400, "body");
        assertProblem(admin.post(letter + "/discard?version=7", JSON, "{\"reason\": \"x\"}"), 409);
        assertThat(admin.post(letter + "/discard", JSON, "{\"reason\": \"Not mine.\"}")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("suppressed");
        assertThat(api.get(mine("")).json().path("items")).isEmpty();
        assertProblem(admin.post(LETTERS + "/999999999/discard", JSON, "{\"reason\": \"x\"}"), 404, "999999999");
        assertProblem(admin.post(LETTERS + "/999999999/replay", JSON, ""), 404);
        assertProblem(api.get(LETTERS + "/999999999"), 404);
    }

    @Test
    void many_are_discarded_at_once_those_that_fit_or_those_that_are_as_they_were_seen() throws Exception {
        dead(works(5));
        String many = LETTERS + "/discard";

        assertProblem(admin.post(many, JSON, "{\"filter\": {}}"), 400, "say why");
        assertProblem(admin.post(many, JSON, "{\"reason\": \"x\"}"), 400, "one way");
        assertProblem(admin.post(many, JSON, "{\"letters\": [], \"reason\": \"x\"}"), 400, "one way");
        JsonNode listed = api.get(mine("")).json().path("items");
        long first = listed.at("/0/id").asLong();
        long second = listed.at("/1/id").asLong();
        int version = listed.at("/0/version").asInt();
        JsonNode two = admin.post(
                        many,
                        JSON,
                        "{\"letters\": [{\"id\": %d, \"version\": %d}, {\"id\": %d, \"version\": 99}], \"reason\": \"Not mine.\"}"
                                .formatted(first, version, second))
                .json();
        JsonNode others = admin.post(
                        many, JSON, "{\"filter\": {\"person\": \"%s\"}, \"reason\": \"None.\"}".formatted(orcid))
                .json();

        assertThat(two.toString()).isEqualTo("{\"discarded\":1,\"left\":1}");
        assertThat(others.toString()).isEqualTo("{\"discarded\":4,\"left\":0}");
        assertThat(api.get(mine("")).json().path("items")).isEmpty();
        assertThat(rows.of("select distinct state from task where person = ?", person))
                .containsExactly("suppressed");
    }

    @Test
    void a_long_list_comes_in_parts() throws Exception {
        dead(works(5));

        JsonNode first = api.get(mine("&limit=3")).json();
        JsonNode second =
                api.get(mine("&limit=3&after=" + first.path("next").asText())).json();

        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.has("next")).isFalse();
        assertThat(first.at("/items/0/said").asText()).isEqualTo("No.");
        assertProblem(api.get(mine("&limit=0")), 400, "limit");
        assertProblem(api.get(mine("&after=x")), 400, "after");
        assertProblem(api.get(mine("&since=yesterday")), 400, "since");
        assertProblem(api.get(mine("&section=poem")), 400, "poem");
    }

    @Test
    void a_viewer_and_an_operator_look_and_only_an_admin_acts() throws Exception {
        String letter = refused("w3");
        for (Role role : List.of(Role.VIEWER, Role.OPERATOR)) {
            ApiClient other = api.with(newToken(role));
            assertThat(other.get(letter).status()).isEqualTo(200);
            assertThat(other.get(REPLAYS).status()).isEqualTo(200);
            assertProblem(other.post(letter + "/replay", JSON, ""), 403, "admin");
            assertProblem(other.post(letter + "/discard", JSON, "{\"reason\": \"x\"}"), 403);
            assertProblem(other.post(REPLAYS, JSON, filter("")), 403);
            assertProblem(other.post(REPLAYS + "/1/stop", JSON, ""), 403);
            assertProblem(other.post(REPLAYS + "/1/undo", JSON, ""), 403);
        }
    }

    @Test
    void row_64_many_are_replayed_by_two_clicks_and_each_reaches_the_record_once() throws Exception {
        dead(works(60));
        Callable<ApiClient.Reply> click = () -> admin.send(admin.request(REPLAYS)
                .header("Content-Type", JSON)
                .header("Idempotency-Key", "click-" + orcid)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(filter(", \"atOnce\": true"))));

        List<ApiClient.Reply> both = together(click);
        JsonNode replay = ended(both.getFirst());
        settled();

        assertThat(both.getLast().header("Location")).isEqualTo(both.getFirst().header("Location"));
        assertThat(replay.path("done").asInt()).isEqualTo(60);
        assertThat(replay.at("/filter/person").asText()).isEqualTo(orcid.toString());
        assertThat(inRecord())
                .extracting(RegistryItem::title)
                .containsExactlyInAnyOrder(works(60).stream().map(Work::title).toArray(String[]::new));
        assertThat(registry.requests().all("POST", orcid.toString())).hasSize(1);
        assertThat(api.get(both.getFirst().header("Location"))
                        .json()
                        .at("/now/sent")
                        .asInt())
                .isEqualTo(60);
        assertProblem(
                admin.send(admin.request(REPLAYS)
                        .header("Content-Type", JSON)
                        .header("Idempotency-Key", "click-" + orcid)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"ids\": [1]}"))),
                409,
                "key");
    }

    private static List<ApiClient.Reply> together(Callable<ApiClient.Reply> what) throws Exception {
        CountDownLatch ready = new CountDownLatch(2);
        List<ApiClient.Reply> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<ApiClient.Reply>> begun = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                begun.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return what.call();
                }));
            }
            for (Future<ApiClient.Reply> one : begun) {
                replies.add(one.get());
            }
        }
        return replies;
    }

    @Test
    void many_are_taken_back_within_the_minute_and_nothing_was_sent() throws Exception {
        dead(works(30));
        String before = api.get(mine("")).response().body().replaceAll("\"version\":\\d+", "");

        ApiClient.Reply begun = admin.post(REPLAYS, JSON, filter(""));
        JsonNode done = ended(begun);
        assertThat(done.path("undoable").asBoolean()).isTrue();
        assertThat(api.get(mine("")).json().path("total").asInt()).isZero();
        assertProblem(admin.post(begun.header("Location") + "/stop", JSON, ""), 409, "not running");
        JsonNode undone =
                admin.post(begun.header("Location") + "/undo", JSON, "").json();
        while (undone.path("state").asText().equals("undoing")) {
            undone = api.get(begun.header("Location")).json();
        }

        assertThat(undone.path("undone").asInt()).isEqualTo(30);
        assertThat(api.get(mine("")).response().body().replaceAll("\"version\":\\d+", ""))
                .isEqualTo(before);
        assertProblem(admin.post(begun.header("Location") + "/undo", JSON, ""), 409, "too late");
        assertThat(registry.requests().all("POST", orcid.toString())).isEmpty();
        assertThat(api.get(REPLAYS + "?limit=1").json().at("/items/0/state").asText())
                .isEqualTo("undone");
    }

    @Test
    void a_wish_that_does_not_say_which_is_refused() throws Exception {
        for (String wish : List.of(
                "{}",
                "{\"ids\": []}",
                "{\"ids\": [null]}",
                "{\"ids\": [1], \"filter\": {}}",
                "{\"filter\": {\"verdit\": \"DEAD\"}}",
                "{\"filter\": {\"section\": \"poem\"}}",
                "[]",
                "{\"ids\": [\"x\"]}")) {
            assertProblem(admin.post(REPLAYS, JSON, wish), 400);
        }
        assertProblem(api.get(REPLAYS + "/999999999"), 404);
        assertProblem(admin.post(REPLAYS + "/999999999/undo", JSON, ""), 404);
        assertProblem(admin.post(REPLAYS + "/999999999/stop", JSON, ""), 404);
    }

    @Test
    void row_64_ten_thousand_reach_the_records_exactly_once_at_the_pace() throws Exception {
        List<OrcidId> all = tenThousandDead("ten-thousand");

        long began = System.nanoTime();
        ApiClient.Reply begun =
                admin.post(REPLAYS, JSON, "{\"filter\": {\"source\": \"ten-thousand\"}, \"atOnce\": true}");
        JsonNode replay = ended(begun);
        long handedOver = System.nanoTime();
        String open = "select count(*) from task t join item i on i.id = t.item where i.source = 'ten-thousand'"
                + " and t.state <> 'sent'";
        sendings.until(() -> rows.of(open).equals(List.of("0")));

        System.getLogger(getClass().getName())
                .log(
                        System.Logger.Level.INFO,
                        "10,000 dead letters: handed over in {0} ms, in the records after {1} ms",
                        (handedOver - began) / 1_000_000,
                        (System.nanoTime() - began) / 1_000_000);
        assertThat(replay.path("done").asInt()).isEqualTo(10_000);
        assertThat(all)
                .allSatisfy(id -> assertThat(registry.items(id, Section.WORK)).hasSize(100));
        assertThat(registry.requests().all("POST", "/works")).hasSize(100);
    }
}

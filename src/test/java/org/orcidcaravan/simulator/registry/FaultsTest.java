package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orcidcaravan.simulator.registry.Samples.bulk;
import static org.orcidcaravan.simulator.registry.Samples.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Member.Lost;
import org.orcidcaravan.simulator.registry.Member.Reply;

/** Faults that come when they are told to, to whom they are meant for. */
class FaultsTest {
    private static final Duration SHORT = Duration.ofMillis(150);

    private final OpenRegistry open = new OpenRegistry();
    private final Registry registry = open.registry();
    private final Member ann = open.ann();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_lost_answer_leaves_the_item_on_the_record() {
        Faults.Injected fault =
                registry.inject(Fault.of(Harm.loseAnswer()).onWrites().times(1));

        assertThatThrownBy(() -> ann.post("work", work("10.5555/1"))).isInstanceOf(Lost.class);

        assertThat(fault.done()).isEqualTo(1);
        assertThat(works()).isEqualTo(1);
        assertThat(registry.requests().all("POST", "/work"))
                .singleElement()
                .satisfies(r -> assertThat(r.status()).isZero());
        assertThat(ann.post("work", work("10.5555/1")).error()).isEqualTo("409/9021");
    }

    @Test
    void a_lost_request_leaves_nothing() {
        registry.inject(Fault.of(Harm.loseRequest()).times(1));

        assertThatThrownBy(() -> ann.post("work", work("10.5555/1"))).isInstanceOf(Lost.class);

        assertThat(works()).isZero();
        assertThat(ann.post("work", work("10.5555/1")).status()).isEqualTo(201);
    }

    @Test
    void a_truncated_answer_is_cut_after_the_works_were_stored() {
        registry.inject(Fault.of(Harm.truncate()).times(2));

        assertThatThrownBy(() -> ann.post("works", bulk(List.of(work("10.5555/1"), work("10.5555/2")))))
                .isInstanceOf(Lost.class);
        assertThatThrownBy(() -> ann.post("work", work("10.5555/3"))).isInstanceOf(Lost.class);

        assertThat(works()).isEqualTo(3);
    }

    @Test
    void a_truncated_deletion_deletes_and_says_nothing() {
        long putCode = ann.post("work", work("10.5555/1")).putCode();
        registry.inject(Fault.of(Harm.truncate()));

        assertThatThrownBy(() -> ann.delete("work/" + putCode)).isInstanceOf(Lost.class);

        assertThat(works()).isZero();
    }

    @Test
    void an_outage_is_a_page_of_the_proxy_and_may_say_for_how_long() {
        registry.inject(Fault.of(Harm.status(503, Duration.ofSeconds(7)))
                .on(Samples.ANN)
                .times(1));
        registry.inject(Fault.of(Harm.status(429)).times(1));

        Reply busy = ann.post("work", work("10.5555/1"));
        Reply often = ann.post("work", work("10.5555/1"));

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("Retry-After")).isEqualTo("7");
        assertThat(busy.header("Content-Type")).isEqualTo("text/html");
        assertThat(busy.body()).contains("503 Service Temporarily Unavailable");
        assertThat(often.status()).isEqualTo(429);
        assertThat(often.header("Retry-After")).isEmpty();
        assertThat(works()).isZero();
        assertThat(ann.post("work", work("10.5555/1")).status()).isEqualTo(201);
    }

    @Test
    void a_gateway_may_give_up_on_what_was_done() {
        registry.inject(Fault.of(Harm.statusWhenDone(502)).times(1));

        assertThat(ann.post("work", work("10.5555/1")).status()).isEqualTo(502);

        assertThat(works()).isEqualTo(1);
    }

    @Test
    void a_page_may_take_the_place_of_an_answer() {
        registry.inject(Fault.of(Harm.wrongContentType()).times(1));

        Reply reply = ann.get("works");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html");
    }

    @Test
    void an_answer_may_come_late_and_a_request_be_held() {
        registry.inject(Fault.of(Harm.lateAnswer(SHORT)).on("POST", "/work").times(1));
        registry.inject(Fault.of(Harm.hang(SHORT)).on("GET", "/works").times(1));

        assertThat(ann.post("work", work("10.5555/1")).status()).isEqualTo(201);
        assertThat(ann.get("works").status()).isEqualTo(200);

        assertThat(registry.requests().all())
                .extracting(r -> r.endNanos() - r.startNanos())
                .allMatch(nanos -> nanos >= SHORT.toNanos());
    }

    @Test
    void closing_ends_what_hangs() throws Exception {
        registry.inject(Fault.of(Harm.hang(Duration.ofHours(1))));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> lost = threads.submit(() -> isLost(() -> ann.get("works")));
            while (registry.requests().all().isEmpty()) {
                Thread.onSpinWait();
            }
            registry.close();
            assertThat(lost).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_permission_may_be_taken_back_just_before() {
        registry.inject(Fault.of(Harm.revokeToken()).onWrites().after(1).times(1));

        assertThat(ann.post("work", work("10.5555/1")).status()).isEqualTo(201);
        assertThat(ann.post("work", work("10.5555/2")).status()).isEqualTo(401);
        assertThat(ann.get("works").status()).isEqualTo(401);
    }

    @Test
    void a_race_stores_the_same_work_twice_but_not_without_one() throws Exception {
        assertThat(storedByTwo("10.5555/one")).isEqualTo(1);
        registry.setRaceWindow(SHORT);
        assertThat(storedByTwo("10.5555/two")).isEqualTo(2);
        assertThat(registry.requests().largestConcurrencyOfWrites(Samples.ANN)).isEqualTo(2);
    }

    @Test
    void a_fault_ends_when_it_is_switched_off() {
        Faults.Injected fault = registry.inject(Fault.of(Harm.status(500)));
        assertThat(ann.get("works").status()).isEqualTo(500);

        fault.end();
        assertThat(ann.get("works").status()).isEqualTo(200);

        registry.inject(Fault.of(Harm.status(500)));
        registry.faults().clear();
        assertThat(ann.get("works").status()).isEqualTo(200);
    }

    @Test
    void chance_harms_some_requests_and_not_all() {
        Faults.Injected fault = registry.inject(Fault.of(Harm.status(500)).withProbability(0.5));

        long failed = IntStream.range(0, 40)
                .filter(_ -> ann.get("works").status() == 500)
                .count();

        assertThat(failed).isEqualTo(fault.done()).isBetween(1L, 39L);
    }

    /** How many of two writers at once store the work. */
    private long storedByTwo(String doi) throws Exception {
        Callable<Integer> write = () -> ann.post("work", work(doi)).status();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long stored = 0;
            for (Future<Integer> done : threads.invokeAll(List.of(write, write))) {
                stored += done.get() == 201 ? 1 : 0;
            }
            return stored;
        }
    }

    private int works() {
        return registry.items(Samples.ANN, Section.WORK).size();
    }

    private static boolean isLost(Callable<Reply> call) throws Exception {
        try {
            call.call();
            return false;
        } catch (Lost _) {
            return true;
        }
    }
}

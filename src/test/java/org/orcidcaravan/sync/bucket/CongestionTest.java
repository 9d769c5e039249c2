package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that asks to slow down is sent fewer requests at once, and more again by and by: row 2. */
@Tag("row-2")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CongestionTest {
    private final Congestion congestion = new Congestion();

    private List<Congestion.Turn> enter(int requests) {
        List<Congestion.Turn> turns = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            turns.add(congestion.enter());
        }
        return turns;
    }

    private static void answered(List<Congestion.Turn> turns) {
        turns.forEach(turn -> turn.answered(200));
    }

    private static void refused(List<Congestion.Turn> turns) {
        turns.forEach(turn -> turn.answered(503));
        turns.forEach(Congestion.Turn::refused);
    }

    @Test
    void row_2_nobody_waits_until_the_server_asks_for_it() {
        answered(enter(5_000));

        assertThat(congestion.allowed()).isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void row_2_a_refusal_halves_what_is_under_way_and_the_others_that_were_sent_with_it_halve_no_further() {
        List<Congestion.Turn> many = enter(64);
        many.getFirst().answered(503);
        many.getFirst().refused();
        assertThat(congestion.allowed()).isEqualTo(32);

        refused(many.subList(1, many.size()));
        assertThat(congestion.allowed()).isEqualTo(32);

        List<Congestion.Turn> next = enter(32);
        next.getLast().answered(429);
        next.getLast().refused();
        assertThat(congestion.allowed()).isEqualTo(16);
    }

    @Test
    void row_2_each_round_of_answers_lets_one_more_go() {
        List<Congestion.Turn> many = enter(16);
        many.getFirst().answered(503);
        many.getFirst().refused();
        many.stream().skip(1).forEach(turn -> turn.answered(0));
        assertThat(congestion.allowed()).isEqualTo(8);

        for (int round = 0; round < 4; round++) {
            answered(enter(congestion.allowed()));
        }

        assertThat(congestion.allowed()).isBetween(11, 12);
    }

    @Test
    void row_2_one_request_always_may_go() {
        for (int i = 0; i < 10; i++) {
            refused(enter(1));
        }

        assertThat(congestion.allowed()).isOne();
    }

    @Test
    void row_2_requests_that_fail_otherwise_change_nothing_and_make_room() {
        List<Congestion.Turn> many = enter(8);
        many.getFirst().answered(503);
        many.getFirst().refused();
        many.stream().skip(1).forEach(turn -> turn.answered(500));

        assertThat(congestion.allowed()).isEqualTo(4);
        assertThat(enter(4)).hasSize(4);
    }

    @Test
    void row_2_a_server_that_bears_six_at_once_is_soon_sent_no_more_and_every_request_gets_through() throws Exception {
        Semaphore bears = new Semaphore(6);
        AtomicInteger refused = new AtomicInteger();
        byte[] busy = RudeServer.bytes(RudeServer.answer(
                503, "", "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"));
        byte[] good = RudeServer.bytes(RudeServer.answer(200, "ETag: \"a\"\r\n", "here"));
        int requests = 1_500;
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    if (!bears.tryAcquire()) {
                        refused.incrementAndGet();
                        out.write(busy);
                        return true;
                    }
                    try {
                        // So long an answer takes.
                        assertThat(new Semaphore(0).tryAcquire(2, TimeUnit.MILLISECONDS))
                                .isFalse();
                    } finally {
                        bears.release();
                    }
                    out.write(good);
                    return true;
                });
                BucketClient client = Clients.of(server);
                ExecutorService callers =
                        Executors.newFixedThreadPool(64, Thread.ofVirtual().factory())) {
            List<Future<byte[]>> all = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                all.add(callers.submit(() -> untilItIsGiven(client)));
            }
            for (Future<byte[]> each : all) {
                assertThat(each.get(30, TimeUnit.SECONDS)).asString().isEqualTo("here");
            }
        }
        assertThat(refused.get())
                .as("requests that were refused; with 64 at once it would be nine in ten")
                .isBetween(1, requests / 2);
    }

    private static byte[] untilItIsGiven(BucketClient client) {
        while (true) {
            try {
                return Clients.read(client);
            } catch (Throttled later) {
                Thread.onSpinWait();
            }
        }
    }
}

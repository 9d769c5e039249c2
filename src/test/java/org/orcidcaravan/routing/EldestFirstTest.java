package org.orcidcaravan.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EldestFirstTest {
    private final ExecutorService workers =
            new EldestFirst(1, Thread.ofPlatform().daemon().factory());
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void no_workers() {
        workers.shutdownNow();
    }

    /** As a split does it: each task hands the next one over before it does its own work. */
    private void handOver(String page, int next, int last, CountDownLatch ended) {
        var _ = workers.submit(() -> {
            if (next < last) {
                handOver(page, next + 1, last, ended);
            }
            open.await();
            done.add(page + next);
            ended.countDown();
            return null;
        });
    }

    @Test
    void a_page_ends_before_the_next_begins() throws Exception {
        CountDownLatch ended = new CountDownLatch(6);
        handOver("a", 1, 3, ended);
        handOver("b", 1, 3, ended);

        open.countDown();

        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("a1", "a2", "a3", "b1", "b2", "b3");
    }

    @Test
    void what_comes_from_outside_is_a_page_of_its_own_also_after_a_worker_was_at_another() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        open.countDown();
        handOver("a", 1, 1, first);
        assertThat(first.await(60, TimeUnit.SECONDS)).isTrue();

        CountDownLatch ended = new CountDownLatch(4);
        handOver("b", 1, 2, ended);
        handOver("c", 1, 2, ended);

        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("a1", "b1", "b2", "c1", "c2");
    }

    @Test
    void a_task_that_fails_says_so_to_whoever_handed_it_over_and_the_worker_goes_on() throws Exception {
        Future<String> failing = workers.submit(() -> {
            throw new IllegalStateException("broken");
        });
        Future<String> fine = workers.submit(() -> "fine");

        assertThat(failing)
                .failsWithin(60, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("broken");
        assertThat(fine.get(60, TimeUnit.SECONDS)).isEqualTo("fine");
    }
}

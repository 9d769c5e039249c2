package org.orcidcaravan.routing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;

/** Good edits while messages flow: every message comes out once, by the old text or by the new one. */
@Timeout(120)
class SwapsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String CALLED = "sync-called.camel.yaml";
    private static final String QUEUE = "sync-queue.camel.yaml";
    private static final int SENDERS = 3;

    @TempDir
    Path folder;

    private LiveFolder live;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void three_files() {
        live = new LiveFolder(folder, DATABASE.dataSource());
        live.save(
                "sync-caller.camel.yaml",
                LiveFolder.route("sync-caller", "direct:sync-caller", "- to:\n    uri: direct:sync-called\n")
                        .replace("quiet", "loud"));
        live.save(CALLED, called("0"));
        live.save(QUEUE, LiveFolder.taking("sync-queue", "0").replace("direct:", "seda:"));
        live.start();
    }

    private static String called(String word) {
        // Camel's error handlers refuse what comes into a stopped route; without one it would slip through.
        return LiveFolder.taking("sync-called", word);
    }

    @AfterEach
    void end() {
        live.close();
    }

    private List<Thread> traffic(AtomicBoolean open, String to) {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofPlatform().start(() -> {
                while (open.get()) {
                    long begun = System.nanoTime();
                    try {
                        live.producer.sendBody(to, String.valueOf(sent.incrementAndGet()));
                    } catch (RuntimeException e) {
                        failures.add(String.valueOf(e.getCause()));
                    }
                    longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(300));
                }
            }));
        }
        return senders;
    }

    private void assertAllThrough() {
        await().until(() -> live.sink.taken().size() + failures.size() >= sent.get());
        assertThat(failures).isEmpty();
        assertThat(live.sink.taken().stream().map(text -> text.replaceFirst(".* ", "")))
                .hasSize(sent.get())
                .doesNotHaveDuplicates();
    }

    @Test
    void row_68_a_route_that_is_called_all_the_time_is_swapped_without_a_failed_call() throws Exception {
        AtomicBoolean open = new AtomicBoolean(true);
        List<Thread> senders = traffic(open, "direct:sync-caller");
        Object caller = live.camel.getRoute("sync-caller");

        for (int i = 1; i <= 50; i++) {
            live.save(CALLED, called(String.valueOf(i)));
            live.look();
            assertThat(live.file(CALLED).sentence()).isEmpty();
        }
        open.set(false);
        for (Thread sender : senders) {
            sender.join();
        }

        assertAllThrough();
        assertThat(live.camel.getRoute("sync-caller")).isSameAs(caller);
        System.getLogger(SwapsTest.class.getName())
                .log(System.Logger.Level.INFO, "longest call during 50 swaps: " + longest.get() / 1_000_000 + " ms");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(longest.get())).isLessThan(5);
    }

    @Test
    void row_68_what_waits_in_a_queue_waits_for_the_new_route() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicBoolean open = new AtomicBoolean(true);
        List<Thread> senders = traffic(open, "seda:sync-queue?blockWhenFull=true");
        live.sink.hold(gate);
        await().until(() -> sent.get() >= 200);
        gate.countDown();

        for (int i = 1; i <= 3; i++) {
            live.save(QUEUE, LiveFolder.taking("sync-queue", String.valueOf(i)).replace("direct:", "seda:"));
            live.look();
            assertThat(live.file(QUEUE).sentence()).isEmpty();
        }
        open.set(false);
        for (Thread sender : senders) {
            sender.join();
        }

        assertAllThrough();
        assertThat(live.sink.taken()).anyMatch(text -> text.startsWith("3 "));
    }

    @Test
    void row_68_a_queue_whose_route_goes_is_emptied_first() {
        for (int i = 0; i < 500; i++) {
            live.producer.sendBody("seda:sync-queue", String.valueOf(sent.incrementAndGet()));
        }
        live.delete(QUEUE);
        live.look();

        assertThat(live.running()).doesNotContain("sync-queue");
        assertAllThrough();
    }
}

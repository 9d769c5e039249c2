package org.orcidcaravan.routing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;

/** A thousand bad edits while messages flow. */
@Timeout(300)
class BadEditsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final int EDITS = 1_000;
    private static final String FILE = "sync-edited.camel.yaml";

    @TempDir
    Path folder;

    /** Sends numbers over both kinds of links, until told to end. */
    private record Traffic(LiveFolder live, AtomicBoolean open, AtomicInteger sent, Queue<Throwable> failures)
            implements Runnable {
        /** A consumer of a queue may rest a second before its first message, and a queue holds a thousand. */
        Thread begin() {
            live.producer.sendBody("seda:sync-other", "first");
            await().until(() -> live.sink.taken().poll() != null);
            return Thread.ofPlatform().start(this);
        }

        @Override
        public void run() {
            while (open.get()) {
                int number = sent.incrementAndGet();
                try {
                    live.producer.requestBody("direct:sync-edited", "d" + number);
                    live.producer.sendBody("seda:sync-other", "s" + number);
                } catch (RuntimeException e) {
                    failures.add(e);
                }
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
            }
        }
    }

    @Test
    void row_66_a_thousand_bad_edits_lose_no_message_and_touch_no_other_route() throws Exception {
        try (LiveFolder live = new LiveFolder(folder, DATABASE.dataSource())) {
            String good = LiveFolder.taking("sync-edited", "edited");
            live.save(FILE, good);
            live.save(
                    "sync-other.camel.yaml",
                    LiveFolder.taking("sync-other", "other").replace("direct:", "seda:"));
            live.start();
            List<Route> before = List.of(live.camel.getRoute("sync-edited"), live.camel.getRoute("sync-other"));
            Traffic traffic =
                    new Traffic(live, new AtomicBoolean(true), new AtomicInteger(), new ConcurrentLinkedQueue<>());
            Thread sender = traffic.begin();

            BadEdits edits = new BadEdits(new SplittableRandom(66));
            List<String> surprises = new ArrayList<>();
            for (int i = 0; i < EDITS; i++) {
                attempt(live, edits.of(good), surprises);
                assertThat(List.of(live.camel.getRoute("sync-edited"), live.camel.getRoute("sync-other")))
                        .as("edit %d", i)
                        .isEqualTo(before);
            }
            traffic.open().set(false);
            sender.join();

            assertThat(surprises).isEmpty();
            assertThat(traffic.failures()).isEmpty();
            assertThat(before)
                    .allMatch(route -> live.camel
                            .getRouteController()
                            .getRouteStatus(route.getId())
                            .isStarted());
            assertThat(live.running()).containsExactly("sync-edited", "sync-other");
            await().until(() -> live.sink.taken().size() >= 2 * traffic.sent().get());
            assertThat(live.sink.taken()).hasSize(2 * traffic.sent().get()).doesNotHaveDuplicates();

            live.save(FILE, LiveFolder.taking("sync-edited", "mended"));
            live.look();
            assertThat(live.send("direct:sync-edited", "a")).isEqualTo("mended a");
        }
    }

    /** Saves it, half of it first every other time; it must be refused, and say where and why. */
    private static void attempt(LiveFolder live, BadEdits.Edit edit, List<String> surprises) {
        live.save(FILE, edit.text().substring(0, edit.text().length() / 2));
        live.deployments.look();
        live.save(FILE, edit.text());
        live.look();
        Deployment standing = live.file(FILE);
        boolean refused = standing.state() == Deployment.State.REFUSED
                && !standing.findings().isEmpty();
        boolean says = standing.findings().stream()
                .anyMatch(finding -> finding.file().toString().equals(FILE)
                        && finding.line() >= 1
                        && finding.message().contains(edit.sign()));
        if (!refused || !says) {
            surprises.add(edit.how() + ": " + standing.findings() + "\n" + edit.text());
        }
    }
}

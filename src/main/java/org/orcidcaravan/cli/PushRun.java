package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.orcidcaravan.database.State;
import org.orcidcaravan.push.QueueStore;
import org.orcidcaravan.push.Revival;
import org.orcidcaravan.push.Sending;
import org.orcidcaravan.push.TaskState;
import org.orcidcaravan.push.call.CredentialsUnset;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.push.call.PaceStore;
import org.orcidcaravan.push.call.Ticker;
import org.orcidcaravan.routing.Routes;

/** Runs the push routes until nothing is due, and tells what came of each item, as DSpace's orcid-bulk-push does. */
@Unremovable
@ApplicationScoped
class PushRun {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    /** With pauses that double, half a minute of silence: then a person should look. */
    private static final int PATIENCE = 5;

    private final State state;
    private final Routes routes;
    private final QueueStore queue;
    private final Revival revival;
    private final PaceStore pace;
    private final OrcidSettings orcid;
    private final Ticker ticker;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final AtomicBoolean watching = new AtomicBoolean();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    PushRun(
            State state,
            Routes routes,
            QueueStore queue,
            Revival revival,
            PaceStore pace,
            OrcidSettings orcid,
            Ticker ticker) {
        this.state = state;
        this.routes = routes;
        this.queue = queue;
        this.revival = revival;
        this.pace = pace;
        this.orcid = orcid;
        this.ticker = ticker;
    }

    int run(boolean force) throws InterruptedException {
        if (orcid.clientId().isEmpty()) {
            throw new CredentialsUnset();
        }
        state.open();
        if (force) {
            out.printf(
                    Locale.ROOT,
                    "Taken up once more: %,d tasks that had used up their attempts.%n",
                    revival.onceMore(Actor.name()));
        }
        long due = queue.standing().entrySet().stream()
                .filter(count -> count.getKey().isOpen() && count.getKey() != TaskState.WAITING)
                .mapToLong(Map.Entry::getValue)
                .sum();
        out.printf(Locale.ROOT, "Found %,d tasks to send to ORCID.%n", due);
        if (due > 0) {
            watching.set(true);
            routes.start();
            untilNothingIsDue();
            watching.set(false);
        }
        return report();
    }

    private void untilNothingIsDue() throws InterruptedException {
        PaceStore.Standing standing = pace.standing();
        QueueStore.Ahead ahead = queue.ahead();
        while (ahead.now() + ahead.soon() > 0 && !standing.alert() && standing.troubles() < PATIENCE) {
            ticker.pause(LOOK_AGAIN);
            ahead = queue.ahead();
            standing = pace.standing();
        }
        String reason = standing.reason();
        if (reason != null && (standing.alert() || standing.troubles() >= PATIENCE)) {
            out.println("Stopped early: " + reason + " What is queued stays queued.");
            failed.incrementAndGet();
        }
    }

    void tell(@Observes Sending sending) {
        if (!watching.get()) {
            return;
        }
        String who = queue.nameOf(sending.person()).orElse("person " + sending.person());
        switch (sending.state()) {
            case SENT -> {
                sent.incrementAndGet();
                out.printf(
                        "%s: %s of \"%s\" done%s.%n",
                        who,
                        sending.operation().text(),
                        sending.label(),
                        sending.putCode() == null ? "" : " (put-code " + sending.putCode() + ")");
            }
            case UNCHANGED -> unchanged.incrementAndGet();
            case DEAD, REMOVED, SUPPRESSED, WAITING -> {
                failed.incrementAndGet();
                out.printf(
                        "%s: %s of \"%s\" not done: %s%n",
                        who, sending.operation().text(), sending.label(), sending.message());
            }
            case QUEUED, LEASED, SCHEDULED, UNKNOWN, HELD -> {}
        }
    }

    private int report() {
        Map<TaskState, Long> counts = queue.standing();
        long open = counts.getOrDefault(TaskState.QUEUED, 0L)
                + counts.getOrDefault(TaskState.SCHEDULED, 0L)
                + counts.getOrDefault(TaskState.UNKNOWN, 0L)
                + counts.getOrDefault(TaskState.LEASED, 0L);
        out.printf(
                Locale.ROOT,
                "In total: %,d done, %,d unchanged, %,d not done; left for later %,d, waiting for researchers %,d, dead"
                        + " letters %,d.%n",
                sent.get(),
                unchanged.get(),
                failed.get(),
                open,
                counts.getOrDefault(TaskState.WAITING, 0L),
                counts.getOrDefault(TaskState.DEAD, 0L));
        return failed.get() > 0 || open > 0 ? ExitStatus.LEFT : ExitStatus.DONE;
    }
}

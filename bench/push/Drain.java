package org.orcidcaravan.push;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.orcidcaravan.orcid.item.CanonicalItem;

/**
 * What a service does with tasks, without the requests: one thread claims people, as the route does, and workers read
 * what was leased, and end it as if ORCID had taken all.
 */
final class Drain implements AutoCloseable {
    private static final Claim.Turn STOP = new Claim.Turn(-1, -1);

    private final DataSource database;
    private final Plan plan;
    private final Claim claim;
    private final ErrandStore errands;
    private final Tasks tasks;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong putCodes = new AtomicLong();
    private final AtomicLong reading = new AtomicLong();
    private final AtomicLong ending = new AtomicLong();

    Drain(DataSource database, Plan plan) {
        this.database = database;
        this.plan = plan;
        this.claim = new Claim(plan);
        this.errands = new ErrandStore(database);
        this.tasks = new Tasks(new TransactionStore(database), new Nobody());
    }

    /** Ends about so many tasks; gives tasks a second. */
    double next(int count) throws Exception {
        BlockingQueue<Claim.Turn> turns = new SynchronousQueue<>();
        List<Future<Integer>> workers = new ArrayList<>();
        for (int i = 0; i < plan.workers(); i++) {
            workers.add(threads.submit(() -> work(turns)));
        }
        long began = System.nanoTime();
        int claimed = 0;
        while (claimed < count) {
            List<Claim.Turn> next;
            try (Connection connection = database.getConnection()) {
                next = claim.next(connection);
            }
            if (next.isEmpty()) {
                break;
            }
            for (Claim.Turn turn : next) {
                turns.put(turn);
                claimed += Math.min(100, plan.worksEach());
            }
        }
        for (int i = 0; i < plan.workers(); i++) {
            turns.put(STOP);
        }
        int done = 0;
        for (Future<Integer> worker : workers) {
            done += worker.get();
        }
        return done / ((System.nanoTime() - began) / 1e9);
    }

    private int work(BlockingQueue<Claim.Turn> turns) throws InterruptedException {
        int done = 0;
        for (Claim.Turn turn = turns.take(); turn != STOP; turn = turns.take()) {
            long began = System.nanoTime();
            List<Outcome> outcomes = errands.open(turn.person(), turn.fencing(), "PT2M").stream()
                    .map(this::taken)
                    .toList();
            long read = System.nanoTime();
            tasks.complete(
                    turn.person(),
                    turn.fencing(),
                    outcomes,
                    new Tasks.Tried("BULK_POST", null, Duration.ofMillis(200), "bench"),
                    null);
            reading.addAndGet(read - began);
            ending.addAndGet(System.nanoTime() - read);
            done += outcomes.size();
        }
        return done;
    }

    private Outcome taken(ErrandStore.Row row) {
        QueuedTask task = new QueuedTask(
                row.id(), row.item(), row.operation(), row.sourceId(), CanonicalItem.read(row.section(), row.content()),
                row.contentHash(), row.sentHash(), row.triedHash(), row.putCode(), row.removed(), row.attempts(), row.troubledFor(), row.look());
        return Outcome.of(task, TaskState.SENT, "DONE", "ORCID has added it.")
                .at(putCodes.incrementAndGet(), true)
                .said(null, 200);
    }

    /** Reading and ending, in percent of both. */
    String shares() {
        double both = reading.get() + ending.get();
        return Findings.percent(reading.get() / both) + " / " + Findings.percent(ending.get() / both);
    }

    @Override
    public void close() {
        threads.close();
    }

    /** Nobody watches. */
    private static final class Nobody implements Event<Sending> {
        @Override
        public void fire(Sending event) {}

        @Override
        public <U extends Sending> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends Sending> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<Sending> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends Sending> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends Sending> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}

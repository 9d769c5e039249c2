package org.orcidcaravan.routing.handover;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.RecordStore;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.RunStore;
import org.orcidcaravan.source.record.Runs;
import org.orcidcaravan.source.record.SourceTransactionStore;
import org.orcidcaravan.source.record.Tally;

/**
 * Takes in what sources have: records are kept, whose they are is decided, and the queue is told, batch by batch, each in one
 * transaction. A source's run is killed anywhere, and the next one goes on: nothing is lost, nothing is there twice.
 */
@Named("recordIntake")
@Unremovable
@Singleton
public class RecordIntake {
    /** Entries in a transaction: enough that the disk does not decide, few enough that nobody waits for their locks. */
    private static final int BATCH = 300;

    private static final int FEW = 20;
    private static final int PART = 10;

    private final SourceTransactionStore transactions;
    private final Runs runs;
    private final BatchStore batches;

    RecordIntake(SourceTransactionStore transactions, Runs runs, BatchStore batches) {
        this.transactions = transactions;
        this.runs = runs;
        this.batches = batches;
    }

    /**
     * Takes in one run from its beginning to its end.
     *
     * @param kind how it comes: csv, oai
     * @param whole whether all that the source has is in it, so that what is missing is gone
     * @param told is told what became of each entry, once its batch is kept
     * @return how it ended
     * @throws org.orcidcaravan.source.record.SourceTrouble when PostgreSQL does not take a batch: those before it are in
     */
    public Run take(SourceName source, String kind, boolean whole, Iterator<Entry> entries, Consumer<Arrival> told) {
        long run = runs.begin(source.text(), kind, whole);
        try {
            boolean complete = add(source, run, entries, told);
            return finish(run, complete);
        } catch (RuntimeException e) {
            runs.end(run, Run.Outcome.FAILED, e.getMessage());
            throw e;
        }
    }

    /** Takes in what is a part of what the source has. */
    public Run take(SourceName source, Iterator<Entry> entries, Consumer<Arrival> told) {
        return take(source, source.text(), false, entries, told);
    }

    /**
     * Takes in a part of a run that {@link Runs#begin} began; to be repeated, and ended with {@link #finish}.
     *
     * @return false when the source broke off
     * @throws RunOver when another run of the source began meanwhile
     */
    public boolean add(SourceName source, long run, Iterator<Entry> entries, Consumer<Arrival> told) {
        List<Entry> batch = new ArrayList<>(BATCH);
        boolean complete = true;
        while (entries.hasNext()) {
            Entry entry = entries.next();
            batch.add(entry);
            complete = complete && !(entry instanceof Entry.CutShort);
            if (batch.size() == BATCH) {
                keep(source, run, batch, told);
                batch = new ArrayList<>(BATCH);
            }
        }
        if (!batch.isEmpty()) {
            keep(source, run, batch, told);
        }
        return complete;
    }

    private void keep(SourceName source, long run, List<Entry> entries, Consumer<Arrival> told) {
        Batch batch = Batch.of(entries);
        Brought brought =
                transactions.within("Failed to keep " + entries.size() + " entries of " + source.text(), connection -> {
                    Run going = RunStore.lock(connection, run)
                            .filter(Run::isGoing)
                            .orElseThrow(() -> new RunOver(source, run));
                    Brought all = batches.take(connection, source.text(), going, batch);
                    RunStore.refuse(connection, going, batch.refusals());
                    RunStore.add(connection, run, all.tally(batch));
                    return all;
                });
        brought.tell(entries, batch, told);
    }

    /** What would become of entries; nothing is changed. */
    public void rehearse(SourceName source, Iterator<Entry> entries, Consumer<Arrival> told) {
        List<Entry> some = new ArrayList<>(BATCH);
        while (entries.hasNext()) {
            some.add(entries.next());
            if (some.size() == BATCH || !entries.hasNext()) {
                Batch batch = Batch.of(some);
                transactions
                        .rehearse(
                                "Failed to see what would become of " + some.size() + " entries",
                                connection -> batches.take(connection, source.text(), null, batch))
                        .tell(some, batch, told);
                some.clear();
            }
        }
    }

    /**
     * Ends a run: what its source said is gone vanishes; and when the run was whole and came to its end, also what it did not
     * tell of. When that is much at once, nothing vanishes until an operator says so.
     *
     * @param complete whether the source came to its end
     */
    public Run finish(long run, boolean complete) {
        RecordStore.Missing missing =
                transactions.within("Failed to see what run " + run + " did not tell of", connection -> {
                    Run going = known(RunStore.lock(connection, run).orElse(null), run);
                    return RecordStore.missing(connection, going, going.whole() && complete);
                });
        if (missing.unseen() > Math.max(FEW, missing.all() / PART)) {
            return end(run, Run.Outcome.HELD, held(missing), missing.unseen());
        }
        vanish(run, complete);
        return complete
                ? end(run, Run.Outcome.DONE, null, null)
                : end(
                        run,
                        Run.Outcome.CUT_SHORT,
                        "The source broke off before its end: what was not seen stays.",
                        null);
    }

    /**
     * Lets go on what was held: an operator said so.
     *
     * @return empty when the run is not held, or another of its source has begun since
     */
    Run confirmed(long run) {
        vanish(run, true);
        return end(run, Run.Outcome.DONE, "An operator confirmed what vanished.", null);
    }

    private void vanish(long run, boolean complete) {
        boolean more = true;
        while (more) {
            more = transactions.within("Failed to take back what run " + run + " did not tell of", connection -> {
                Run going = known(RunStore.lock(connection, run).orElse(null), run);
                List<String> keys = RecordStore.unseen(connection, going, going.whole() && complete, BATCH);
                if (!keys.isEmpty()) {
                    int withdrawn = batches.vanish(connection, going.source(), keys);
                    RunStore.add(connection, run, new Tally(0, 0, 0, 0, keys.size(), 0, 0, 0, 0, withdrawn));
                }
                return !keys.isEmpty();
            });
        }
    }

    private Run end(long run, Run.Outcome outcome, @Nullable String problem, @Nullable Long wouldVanish) {
        return transactions.within("Failed to end run " + run, connection -> {
            RunStore.end(connection, run, outcome, problem, wouldVanish);
            return known(RunStore.lock(connection, run).orElse(null), run);
        });
    }

    private static Run known(@Nullable Run run, long id) {
        if (run == null) {
            throw new IllegalArgumentException("There is no run " + id);
        }
        return run;
    }

    private static String held(RecordStore.Missing missing) {
        return missing.unseen() + " of " + missing.all()
                + " records would vanish at once. Look whether the source is whole; if it is, confirm it.";
    }
}

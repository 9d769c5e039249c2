package org.orcidcaravan.source.record;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of the sources: each begins, is added to batch by batch, and ends. A source has one at a time. */
@Named("sourceRuns")
@Unremovable
@Singleton
public class Runs {
    private final SourceTransactionStore transactions;

    public Runs(SourceTransactionStore transactions) {
        this.transactions = transactions;
    }

    /**
     * Begins a run; one of the same source that has not ended is over, and its next batch is refused.
     *
     * @param kind how it comes: csv, oai
     * @param whole whether all that the source has will be in it, so that what is missing is gone
     * @return its number
     */
    public long begin(String source, String kind, boolean whole) {
        return transactions.within(
                "Failed to begin a run of " + source, connection -> RunStore.begin(connection, source, kind, whole));
    }

    /**
     * Ends a run that did not come to its end; what was taken stays. One that did is ended by the intake.
     *
     * @param problem why, in sentences, free of secrets
     * @return false: it was over already
     */
    public boolean end(long run, Run.Outcome outcome, @Nullable String problem) {
        return transactions.within(
                "Failed to end run " + run, connection -> RunStore.end(connection, run, outcome, problem, null));
    }

    /** Adds what the run brought beside records: a harvest's own refusals. */
    public void refuse(long run, List<Refusal> refusals) {
        transactions.within("Failed to note what run " + run + " refused", connection -> {
            Run locked = RunStore.lock(connection, run)
                    .orElseThrow(() -> new IllegalArgumentException("There is no run " + run));
            RunStore.refuse(connection, locked, refusals);
            RunStore.add(connection, run, new Tally(0, 0, 0, 0, 0, refusals.size(), 0, 0, 0, 0));
            return true;
        });
    }

    /** Adds numbers to a run that keeps no records here: what another system's queue came to. */
    public void add(long run, Tally tally) {
        transactions.within("Failed to count what run " + run + " brought", connection -> {
            RunStore.add(connection, run, tally);
            return true;
        });
    }

    /** The newest runs of a source, the newest first. */
    public List<Run> newest(String source, long before, int most) {
        return transactions.within(
                "Failed to list the runs of " + source,
                connection -> RunStore.newest(connection, source, before, most));
    }

    /** The last run of each source, by name. */
    public List<Run> lastOfEach() {
        return transactions.within("Failed to list the sources", RunStore::lastOfEach);
    }
}

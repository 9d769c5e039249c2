package org.orcidcaravan.measure.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.orcidcaravan.measure.reconcile.Round.Tally;
import org.orcidcaravan.push.Evidence;
import org.orcidcaravan.transaction.Transactions;

/** Rounds of comparison, of which one of each kind goes on at a time, however many instances there are. */
@ApplicationScoped
public class Rounds {
    private final ReconcileTransactionStore transactions;

    Rounds(ReconcileTransactionStore transactions) {
        this.transactions = transactions;
    }

    <T> T within(String what, Transactions.Work<T> work) {
        return transactions.within(what, work);
    }

    /** Begins one; empty: another is under way. */
    Optional<Long> begin(Evidence.Via via, String actor) {
        return within(
                "Failed to begin a reconciliation", connection -> RoundStore.begin(connection, via.text(), actor));
    }

    /** Adds to what it has looked at; false: it has ended. */
    boolean add(long round, Tally tally) {
        return within("Failed to note what was compared", connection -> RoundStore.add(connection, round, tally));
    }

    /** Ends it, and notes in the audit what it found; whoever comes second changes nothing. */
    Round end(long round, String actor, boolean complete) {
        return within("Failed to end a reconciliation", connection -> {
            boolean ended = RoundStore.end(connection, round, complete ? "complete" : "stopped");
            Round done = RoundStore.one(connection, round);
            if (ended) {
                RoundStore.audit(connection, done, actor);
            }
            return done;
        });
    }

    /** Ends one that broke off; nothing is said of what it found, which stays found. */
    void stop(long round) {
        within("Failed to end a reconciliation", connection -> RoundStore.end(connection, round, "stopped"));
    }

    /** The newest, with what each found. */
    public List<Round> newest(int most) {
        return within("Failed to list the reconciliations", connection -> RoundStore.newest(connection, most));
    }

    /** The newest findings. */
    public List<Found> findings(int most) {
        return within("Failed to list what was found", connection -> RoundStore.findings(connection, most));
    }
}

package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;

/** Deletions that are too many for a scan to do by itself: somebody looks at them, and confirms or refuses. */
@ApplicationScoped
public class DeletionDecisions {
    private final DeletionDecisionStore store;

    DeletionDecisions(DeletionDecisionStore store) {
        this.store = store;
    }

    /** What waits for a decision. */
    public List<DeletionBrake> waiting() {
        return store.waiting();
    }

    /** How many objects wait for a decision; not a number while the database is away. */
    double objectsWaiting() {
        try {
            return store.waiting().stream().mapToLong(DeletionBrake::vanished).sum();
        } catch (DatabaseTrouble away) {
            return Double.NaN;
        }
    }

    /** What to say beside readiness: it is no reason to be down, and has to be seen. */
    Optional<String> warning() {
        try {
            return store.waiting().stream().map(DeletionBrake::sentence).reduce((one, other) -> one + " " + other);
        } catch (DatabaseTrouble away) {
            // The state's own readiness says so.
            return Optional.empty();
        }
    }

    /**
     * Decides. What is confirmed is removed by the next pass of any kind, each object after one more look at its bucket,
     * each record after one more look whether it is to be kept; what is refused stays, until a scan misses it again.
     *
     * @param actor for the audit
     * @return false when nothing waits there
     */
    public boolean decide(int mirror, Removable what, boolean confirm, String actor) {
        return store.decide(mirror, what, confirm, actor);
    }

    /** Decides about what vanished of a data class. */
    public boolean decide(int mirror, DataClass dataClass, boolean confirm, String actor) {
        return decide(mirror, Removable.of(dataClass), confirm, actor);
    }

    /**
     * What vanished upstream, by mirror and key.
     *
     * @param tombstones also what was removed already
     */
    public List<VanishedEntry> list(SyncStandingStore.FailedPlace after, boolean tombstones, int limit) {
        return store.list(after, tombstones, limit);
    }
}

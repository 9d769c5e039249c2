package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.orcidcaravan.sync.DataClass;

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

    /**
     * Decides. What is confirmed is removed by the next pass of any kind, each object after one more look at its bucket;
     * what is refused stays, until a scan misses it again.
     *
     * @param actor for the audit
     * @return false when nothing waits there
     */
    public boolean decide(int mirror, DataClass dataClass, boolean confirm, String actor) {
        return store.decide(mirror, dataClass, confirm, actor);
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

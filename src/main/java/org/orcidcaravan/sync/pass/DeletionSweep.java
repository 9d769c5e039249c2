package org.orcidcaravan.sync.pass;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.ObjectKey;

/** The way through the objects of one data class that are to be removed. One thread owns it. */
public final class DeletionSweep {
    private final Pass pass;
    private final DataClass dataClass;
    private @Nullable ObjectKey reached;
    private boolean finished;
    private Batch batch;
    private List<Candidate> candidates = List.of();

    DeletionSweep(Pass pass, DataClass dataClass) {
        this.pass = pass;
        this.dataClass = dataClass;
        this.batch = pass.batch();
    }

    /** Whether there may be more objects. */
    public boolean isUnfinished() {
        return !finished && pass.running();
    }

    /** The objects of the current batch. */
    public List<Candidate> getCandidates() {
        return candidates;
    }

    void load(Batch fresh, List<Candidate> next, @Nullable ObjectKey last, boolean end) {
        batch = fresh;
        candidates = next;
        reached = last == null ? reached : last;
        finished = end;
    }

    Pass pass() {
        return pass;
    }

    DataClass dataClass() {
        return dataClass;
    }

    @Nullable
    ObjectKey reached() {
        return reached;
    }

    Batch batch() {
        return batch;
    }
}

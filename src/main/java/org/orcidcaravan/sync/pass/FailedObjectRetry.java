package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Iterator;
import java.util.List;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.Confirmation;
import org.orcidcaravan.sync.mirror.FailedObjects;
import org.orcidcaravan.sync.mirror.ObjectKey;

/** Tries the objects again that failed in earlier passes. */
@Named("failedObjects")
@Unremovable
@ApplicationScoped
public class FailedObjectRetry {
    private static final int BATCH = 500;

    private final FailedObjects failures;
    private final BucketNames buckets;
    private final Confirmation confirmation;

    FailedObjectRetry(FailedObjects failures, BucketNames buckets, Confirmation confirmation) {
        this.failures = failures;
        this.buckets = buckets;
        this.confirmation = confirmation;
    }

    /** One way through the failed objects for each data class. */
    public Iterator<RetrySweep> sweeps(Pass pass) {
        return pass.request().dataClasses().stream()
                .filter(dataClass -> pass.leads())
                .map(dataClass -> new RetrySweep(pass, dataClass))
                .iterator();
    }

    /** The next objects whose attempt is due; whatever version of them is there now will do. */
    public RetrySweep nextObjects(RetrySweep sweep) {
        Pass pass = sweep.pass();
        List<FailedObjects.Due> due = failures.due(
                pass.mirror(),
                sweep.dataClass(),
                sweep.reached(),
                pass.request().early(),
                BATCH);
        Batch batch = pass.batch();
        List<Candidate> candidates = due.stream()
                .map(object -> Candidate.named(
                        new Candidate.Place(pass, batch, bucket(pass, object.key()), object.key(), object.changedAt()),
                        null))
                .toList();
        ObjectKey last = due.isEmpty() ? null : due.getLast().key();
        sweep.load(batch, candidates, last, due.size() < BATCH);
        return sweep;
    }

    /** What succeeded is confirmed, and so no longer failed; the rest waits longer. */
    public RetrySweep confirm(RetrySweep sweep) {
        confirmation.confirm(sweep.batch());
        return sweep;
    }

    private String bucket(Pass pass, ObjectKey key) {
        return buckets.of(pass, key.dataClass(), ChecksumFolder.of(key.orcid()));
    }
}

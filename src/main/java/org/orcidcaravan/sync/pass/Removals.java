package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.KnownObjects;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.RecordState;
import org.orcidcaravan.sync.mirror.Vanished;

/** Removes activities whose record says that they are gone, as long as it is not too much at once. */
@ApplicationScoped
class Removals {
    private final KnownObjects known;

    Removals(KnownObjects known) {
        this.known = known;
    }

    /** With the batch; what is beyond the budget is only noted, for the brake to judge at the end of the pass. */
    void remove(Pass pass, Batch batch, Map<ObjectKey, KnownObject> gone, Vanished.Reason reason) {
        gone.forEach((key, here) -> {
            Vanished vanished = new Vanished(key, here.etag(), reason);
            if (pass.removals().take(key.dataClass())) {
                batch.remove(vanished);
                pass.progress().removed();
            } else {
                batch.note(vanished);
            }
        });
    }

    /** A record is locked, deprecated, or the like: ORCID has deleted its activities, so they go here too. */
    void replaced(Pass pass, Batch batch, RecordState state) {
        batch.add(state);
        remove(
                pass,
                batch,
                known.between(pass.mirror(), DataClass.ACTIVITIES, state.orcid(), state.orcid()),
                Vanished.Reason.REPLACED);
    }
}

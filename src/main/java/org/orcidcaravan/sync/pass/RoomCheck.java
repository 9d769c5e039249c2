package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.mirror.DiskCalls;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.mirror.RecordedObjects;

/** Looks before a full pass whether the disk can hold what is to come: bytes and files (faults.md rows 32 and 33). */
@Named("roomCheck")
@Unremovable
@ApplicationScoped
public class RoomCheck {
    private final RecordedObjects recorded;
    private final SyncSettings settings;

    RoomCheck(RecordedObjects recorded, SyncSettings settings) {
        this.recorded = recorded;
        this.settings = settings;
    }

    /**
     * Warns from four fifths on. Without a change list nobody knows how much is to come, and nothing is said.
     *
     * @throws MirrorUnusable when not even half of it would fit: nothing was listed or fetched
     */
    public Pass check(Pass pass) {
        if (pass.records() == 0) {
            return pass;
        }
        Mirror mirror = pass.mirror();
        Storage storage = mirror.form().storage();
        DiskNeed need = new DiskNeed(0, 0);
        for (DataClass dataClass : pass.request().dataClasses()) {
            long missing = Math.max(0, pass.records() - recorded.records(mirror, dataClass));
            need = need.plus(DiskNeed.of(dataClass, storage, missing));
        }
        Optional<DiskNeed.Verdict> verdict =
                need.against(DiskCalls.freeBytes(mirror.path()), DiskCalls.inodes(mirror.path()));
        verdict.ifPresent(said -> {
            if (said.hopeless() && settings.preflight()) {
                throw new MirrorUnusable("The mirror in " + mirror.path() + " cannot hold what is to come. "
                        + said.sentence() + " Give a larger disk, "
                        + (storage == Storage.PLAIN ? "set caravan.sync.storage=zstd, " : "")
                        + "or set caravan.sync.preflight=false to begin nevertheless.");
            }
            pass.trouble(said.sentence() + " The pass stops by itself when the disk is full, and goes on afterwards.");
        });
        return pass;
    }
}

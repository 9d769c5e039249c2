package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.Confirmation;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.FolderCheckpoint;
import org.orcidcaravan.sync.mirror.FolderScanStore;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Vanished;

/**
 * What vanished upstream is removed here: after the scan, never in it; within the brake's limits; and each object only
 * when S3 says once more that it is not there (faults.md rows 9, 11 and 12).
 */
@Named("deletions")
@Unremovable
@ApplicationScoped
public class Deletions {
    private static final int BATCH = 500;

    private final DeletionStore store;
    private final FolderScanStore folders;
    private final BucketNames buckets;
    private final Confirmation confirmation;
    private final SyncSettings settings;

    Deletions(
            DeletionStore store,
            FolderScanStore folders,
            BucketNames buckets,
            Confirmation confirmation,
            SyncSettings settings) {
        this.store = store;
        this.folders = folders;
        this.buckets = buckets;
        this.confirmation = confirmation;
        this.settings = settings;
    }

    /** Decides for each data class whether what is noted may go, or somebody has to be asked. */
    public Pass judge(Pass pass) {
        if (pass.running() && pass.leads()) {
            pass.request().dataClasses().forEach(dataClass -> judge(pass, dataClass));
            if (pass.request().dataClasses().contains(DataClass.SUMMARIES)) {
                judgeLetGo(pass);
            }
        }
        return pass;
    }

    /** Records that are not to be kept have a brake of their own, so that neither holds up the other. */
    private void judgeLetGo(Pass pass) {
        int mirror = pass.mirror().id();
        long leaving = store.letGo(mirror);
        long known = leaving > RemovalBudget.FREE ? store.known(mirror, DataClass.SUMMARIES) : 0;
        if (leaving > RemovalBudget.most(known)) {
            store.raiseLetGo(mirror, leaving, known);
            pass.hold(String.format(
                    Locale.ROOT,
                    "%,d of %,d records do not match caravan.sync.keep any more, too many at once: none of them is removed"
                            + " until somebody has looked (\"caravan deletions list\") and confirmed or refused it.",
                    leaving,
                    known));
        } else {
            store.releaseLetGo(mirror);
        }
    }

    private void judge(Pass pass, DataClass dataClass) {
        int mirror = pass.mirror().id();
        store.purge(mirror, dataClass, Duration.ofDays(settings.tombstoneDays()));
        Map<Character, Long> noted = store.noted(mirror, dataClass);
        long vanished = noted.values().stream().mapToLong(Long::longValue).sum();
        boolean empty = vanished > 0 && emptyBucket(pass, dataClass, noted);
        long all = vanished == 0 ? 0 : vanished + store.removedByScan(mirror, dataClass);
        long known = empty || all > RemovalBudget.FREE ? store.known(mirror, dataClass) : 0;
        if (empty || all > RemovalBudget.most(known)) {
            store.raise(mirror, dataClass, empty ? "empty-bucket" : "many", vanished, known);
            pass.hold(String.format(
                    Locale.ROOT,
                    "%,d of %,d %s vanished upstream%s: nothing is removed until somebody has looked (\"caravan deletions"
                            + " list\") and confirmed or refused it.",
                    vanished,
                    known,
                    dataClass.folder(),
                    empty ? ", a whole bucket at once" : ", too many at once"));
        } else {
            store.release(mirror, dataClass);
        }
    }

    /** Whether a bucket showed no key at all, though something of it is here. */
    private boolean emptyBucket(Pass pass, DataClass dataClass, Map<Character, Long> noted) {
        try {
            Set<String> listed = new HashSet<>();
            Set<String> finished = new HashSet<>();
            Set<String> missed = new HashSet<>();
            for (FolderCheckpoint folder :
                    folders.reached(pass.mirror().id(), dataClass).values()) {
                String bucket = buckets.of(pass, dataClass, folder.folder());
                (folder.startAfter().isEmpty() ? finished : listed).add(bucket);
                if (noted.containsKey(folder.folder().lastCharacter())) {
                    missed.add(bucket);
                }
            }
            finished.removeAll(listed);
            finished.retainAll(missed);
            return !finished.isEmpty();
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to see which buckets were empty", e);
        }
    }

    /** One way through what is due, for each data class. */
    public Iterator<DeletionSweep> sweeps(Pass pass) {
        return pass.request().dataClasses().stream()
                .filter(dataClass -> pass.leads())
                .map(dataClass -> new DeletionSweep(pass, dataClass))
                .iterator();
    }

    /** The next objects: S3 is asked for each whether it is really not there, or has another version. */
    public DeletionSweep nextObjects(DeletionSweep sweep) {
        Pass pass = sweep.pass();
        ObjectKey reached = sweep.reached();
        List<DeletionStore.Due> due =
                store.due(pass.mirror().id(), sweep.dataClass(), reached == null ? "" : reached.text(), BATCH);
        Batch batch = pass.batch();
        List<Candidate> candidates =
                due.stream().map(each -> candidate(sweep, batch, each)).toList();
        @Nullable
        ObjectKey last = candidates.isEmpty() ? null : candidates.getLast().key();
        sweep.load(batch, candidates, last, due.size() < BATCH);
        return sweep;
    }

    private Candidate candidate(DeletionSweep sweep, Batch batch, DeletionStore.Due due) {
        ObjectKey key = ObjectKey.read(sweep.dataClass(), due.key());
        String bucket = buckets.of(sweep.pass(), sweep.dataClass(), ChecksumFolder.of(key.orcid()));
        return Candidate.vanished(
                new Candidate.Place(sweep.pass(), batch, bucket, key, null),
                new Vanished(key, due.etag(), Vanished.Reason.ofColumn(due.reason())));
    }

    /** Removes what is not there; what is there after all, in this version or another, stays. */
    public DeletionSweep confirm(DeletionSweep sweep) {
        confirmation.confirm(sweep.batch());
        return sweep;
    }
}

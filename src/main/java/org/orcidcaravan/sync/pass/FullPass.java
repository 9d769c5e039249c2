package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.FailedObjects;
import org.orcidcaravan.sync.mirror.FolderCheckpoint;
import org.orcidcaravan.sync.mirror.FolderScanStore;
import org.orcidcaravan.sync.pass.FullPassStore.FullPassRow;

/** A full pass: every key of every checksum folder is compared, and what is new or changed is fetched. */
@Named("fullPass")
@Unremovable
@ApplicationScoped
public class FullPass {
    private final Passes passes;
    private final FullPassStore store;
    private final FolderScanStore folderScans;
    private final Watermarks watermarks;
    private final FailedObjects failures;
    private final BucketNames buckets;

    FullPass(
            Passes passes,
            FullPassStore store,
            FolderScanStore folderScans,
            Watermarks watermarks,
            FailedObjects failures,
            BucketNames buckets) {
        this.passes = passes;
        this.store = store;
        this.folderScans = folderScans;
        this.watermarks = watermarks;
        this.failures = failures;
        this.buckets = buckets;
    }

    /** Opens the mirror. */
    public Pass begin(PassRequest request) {
        return passes.open(request, "full");
    }

    /** Goes on with a pass that was interrupted, or begins a new one; the change list has been looked at before. */
    public Iterator<FolderScan> folders(Pass pass) {
        try {
            pass.awaitLeader();
            List<FolderScan> scans = new ArrayList<>();
            for (DataClass dataClass : pass.request().dataClasses()) {
                int mirror = pass.mirror().id();
                watermarks
                        .cursor(pass, dataClass)
                        .ifPresent(cursor -> pass.trusted().put(dataClass, cursor.watermark()));
                boolean resumed = store.find(mirror, dataClass)
                        .filter(row -> !row.finished())
                        .isPresent();
                if (!resumed && pass.layOut(dataClass)) {
                    store.begin(mirror, dataClass, pass.startedAt(), newestRow(pass));
                }
                List<FolderScan> unfinished = unfinished(pass, dataClass);
                if (resumed) {
                    unfinished.forEach(FolderScan::sweepFirst);
                }
                scans.addAll(unfinished);
            }
            pass.ready();
            pass.progress().expect(scans.size());
            return scans.iterator();
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to begin the full pass", e);
        }
    }

    /** Whether there is more: folders that another process took and has not finished, if it dies. */
    public boolean more(Pass pass) {
        if (pass.round() == 0) {
            return pass.running();
        }
        for (DataClass dataClass : pass.request().dataClasses()) {
            if (pass.running() && folderScans.elsewhere(pass.mirror().id(), dataClass, pass.member())) {
                pass.pause(Pass.WAIT_MILLIS);
                return pass.running();
            }
        }
        return false;
    }

    private static @Nullable Instant newestRow(Pass pass) {
        ChangeListNews news = pass.news();
        return news == null ? null : news.newest();
    }

    private List<FolderScan> unfinished(Pass pass, DataClass dataClass) throws SQLException {
        Map<ChecksumFolder, FolderCheckpoint> reached =
                folderScans.reached(pass.mirror().id(), dataClass);
        List<FolderScan> scans = new ArrayList<>();
        for (ChecksumFolder folder : ChecksumFolder.all()) {
            FolderCheckpoint checkpoint = reached.get(folder);
            if (checkpoint == null || !checkpoint.finished()) {
                String startAfter =
                        checkpoint == null || checkpoint.startAfter().isEmpty() ? null : checkpoint.startAfter();
                scans.add(new FolderScan(pass, dataClass, folder, buckets.of(dataClass, folder), startAfter));
            }
        }
        return scans;
    }

    /** Closes the books: a data class is complete when every folder was listed to its end and nothing is left failed. */
    public PassReport finish(Pass pass) {
        boolean complete = pass.running() && !pass.anyBucketClosed();
        Instant startedAt = pass.startedAt();
        try {
            for (DataClass dataClass : pass.request().dataClasses()) {
                int mirror = pass.mirror().id();
                Optional<FullPassRow> row = store.find(mirror, dataClass);
                boolean all = row.isPresent()
                        && unfinished(pass, dataClass).isEmpty()
                        && failures.count(pass.mirror(), dataClass) == 0;
                if (all) {
                    store.finish(mirror, dataClass);
                    watermarks.afterFullPass(pass, dataClass, row.get().newestRow());
                    startedAt = startedAt.isBefore(row.get().startedAt())
                            ? startedAt
                            : row.get().startedAt();
                }
                complete &= all;
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to finish the full pass", e);
        }
        PassReport report = passes.report(pass, complete, 0);
        if (report.complete()) {
            LastRan.write(pass.mirror(), startedAt);
        }
        return report;
    }
}

package org.orcidcaravan.sync.mirror;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.orcidcaravan.sync.SyncSettings;

/** The stores of the mirror, put together as the program does. */
public final class Stores {
    final SummaryStore summaries;
    final ActivityStore activities;
    final FailedObjectStore failures;
    final ConfirmationStore confirmation;
    final KnownObjects known;
    final MirrorStore mirrors;
    public final FolderScanStore folders;
    public final FailedObjects failed;
    public final QuarantineStore quarantine = new QuarantineStore();

    public Stores(DataSource database) {
        summaries = new SummaryStore(database);
        activities = new ActivityStore(database);
        failures = new FailedObjectStore(database);
        folders = new FolderScanStore(database);
        confirmation = new ConfirmationStore(database, summaries, activities, failures, quarantine, folders);
        known = new KnownObjects(summaries, activities);
        mirrors = new MirrorStore(database);
        failed = new FailedObjects(failures);
    }

    /** Confirms what passes hand in. */
    public Confirmation queue(SyncSettings settings) {
        return new Confirmation(new DurableCommit(confirmation, settings));
    }

    /** Opens mirrors in folders. */
    public Mirrors opener() {
        return new Mirrors(mirrors);
    }

    /** Notes an object that could not be fetched. */
    public void fail(Mirror mirror, FailedObject object) throws SQLException {
        Batch batch = new Batch(mirror);
        batch.add(object);
        confirmation.confirm(mirror, List.of(batch));
    }
}

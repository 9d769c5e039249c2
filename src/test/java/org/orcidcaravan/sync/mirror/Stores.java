package org.orcidcaravan.sync.mirror;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.orcidcaravan.event.EventStore;
import org.orcidcaravan.event.SomeEvents;
import org.orcidcaravan.sync.ChosenSettings;
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
    public final RecordedObjects recorded;
    public final DoubtStore doubts;
    public final QuarantineStore quarantine = new QuarantineStore();

    public Stores(DataSource database) {
        this(database, SomeEvents.wanted());
    }

    /** Whose changes are events for these sinks. */
    public Stores(DataSource database, EventStore events) {
        summaries = new SummaryStore(database);
        activities = new ActivityStore(database);
        failures = new FailedObjectStore(database);
        folders = new FolderScanStore(database);
        confirmation = new ConfirmationStore(
                database,
                summaries,
                activities,
                failures,
                quarantine,
                folders,
                new RecordNewsStore(events, new FormerStore(), InstantSource.system()));
        known = new KnownObjects(summaries, activities);
        mirrors = new MirrorStore(database);
        failed = new FailedObjects(failures);
        recorded = new RecordedObjects(summaries, activities);
        doubts = new DoubtStore(database, summaries, activities, failures);
    }

    /** Confirms what passes hand in. */
    public Confirmation queue(SyncSettings settings) {
        return new Confirmation(new DurableCommit(confirmation, settings, new DiskMeter()));
    }

    /** Opens mirrors in folders. */
    public Mirrors opener() {
        return opener(ChosenSettings.defaults());
    }

    /** The same, of the form that these settings say. */
    public Mirrors opener(SyncSettings settings) {
        return new Mirrors(mirrors, settings);
    }

    /** Looks at files. */
    public FileCheck check() {
        return new FileCheck(files(), new DocumentCheck());
    }

    /** Stores files otherwise. */
    public Conversion conversion() {
        return new Conversion(files(), recorded, doubts, ChosenSettings.defaults());
    }

    /** Reads and writes files. */
    public MirrorFiles files() {
        return new MirrorFiles(ChosenSettings.defaults());
    }

    /** Makes batches durable. */
    public Confirmation durable() {
        return new Confirmation(new DurableCommit(confirmation, ChosenSettings.defaults(), new DiskMeter()));
    }

    /** What the database knows of objects. */
    public KnownObjects known() {
        return known;
    }

    /** Notes an object that could not be fetched. */
    public void fail(Mirror mirror, FailedObject object) throws SQLException {
        Batch batch = new Batch(mirror);
        batch.add(object);
        confirmation.confirm(mirror, List.of(batch));
    }
}

package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.changes.ChangedRecord;
import org.orcidcaravan.sync.changes.ChangedRecordStore;
import org.orcidcaravan.sync.mirror.Confirmation;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.Position;

/** An incremental pass: what the change list named is looked at, and nothing else. */
@Named("changePass")
@Unremovable
@ApplicationScoped
public class ChangePass {
    private static final int BATCH = 500;

    private final Passes passes;
    private final ChangedRecordStore changes;
    private final Watermarks watermarks;
    private final Confirmation confirmation;
    private final DiskRoom room;

    ChangePass(
            Passes passes,
            ChangedRecordStore changes,
            Watermarks watermarks,
            Confirmation confirmation,
            DiskRoom room) {
        this.room = room;
        this.passes = passes;
        this.changes = changes;
        this.watermarks = watermarks;
        this.confirmation = confirmation;
    }

    /** Opens the mirror. */
    public Pass begin(PassRequest request) {
        return passes.open(request, "changes");
    }

    /** One way through the changed records for each data class. */
    public Iterator<RecordSweep> sweeps(Pass pass) {
        pass.ready();
        pass.awaitLeader();
        long records = 0;
        for (DataClass dataClass : pass.request().dataClasses()) {
            records += pending(pass, dataClass);
        }
        pass.progress().expect(records);
        return pass.request().dataClasses().stream()
                .map(dataClass -> new RecordSweep(pass, dataClass))
                .iterator();
    }

    /** The next records whose change has not been followed yet. */
    public RecordSweep nextRecords(RecordSweep sweep) {
        Pass pass = sweep.pass();
        try {
            room.await(pass);
            List<ChangedRecord> next = changes.claim(
                    pass.mirror().id(),
                    sweep.dataClass(),
                    new ChangedRecordStore.Claim(
                            pass.member(), sweep.position(), pass.request().early(), BATCH));
            long reached = next.isEmpty()
                    ? sweep.position()
                    : Position.of(next.getLast().orcid());
            boolean end = next.size() < BATCH;
            if (end && changes.elsewhere(pass.mirror().id(), sweep.dataClass(), pass.member())) {
                // Another process has the rest: if it dies, that is to be done here.
                pass.pause(next.isEmpty() ? Pass.WAIT_MILLIS : 0);
                sweep.load(next, -1, false);
            } else {
                sweep.load(next, reached, end);
            }
            pass.progress().listed(next.size());
            return sweep;
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to look up the changed records", e);
        }
    }

    /** Makes the batch durable, and only then calls its records done. */
    public RecordSweep confirm(RecordSweep sweep) {
        Pass pass = sweep.pass();
        confirmation.confirm(sweep.batch());
        if (!pass.running()) {
            return sweep;
        }
        List<ChangedRecord> done = sweep.getRecords().stream()
                .map(RecordSweep.RecordVisit::record)
                .filter(record -> !sweep.failed().containsKey(record))
                .toList();
        try {
            changes.settle(pass.mirror().id(), sweep.dataClass(), done, sweep.failed());
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to settle the changed records", e);
        }
        pass.progress().stepsDone(sweep.getRecords().size());
        return sweep;
    }

    /** Moves the watermarks on as far as nothing is outstanding. */
    public PassReport finish(Pass pass) {
        long pending = 0;
        try {
            for (DataClass dataClass : pass.request().dataClasses()) {
                Instant from = pass.from().get(dataClass);
                if (from != null) {
                    watermarks.afterChanges(pass, dataClass, from);
                }
                pending += pending(pass, dataClass);
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to move the watermark on", e);
        }
        PassReport report = passes.report(pass, pass.running() && !pass.anyBucketClosed(), pending);
        if (report.complete()) {
            LastRan.write(pass.mirror(), pass.startedAt());
        }
        return report;
    }

    private long pending(Pass pass, DataClass dataClass) {
        try {
            return changes.pending(pass.mirror().id(), dataClass).count();
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to count the changed records", e);
        }
    }
}

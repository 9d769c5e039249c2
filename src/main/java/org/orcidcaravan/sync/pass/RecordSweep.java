package org.orcidcaravan.sync.pass;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.changes.ChangedRecord;
import org.orcidcaravan.sync.mirror.Batch;

/** The way through one data class's changed records, some hundred at a time. One thread owns it. */
public final class RecordSweep {
    private final Pass pass;
    private final DataClass dataClass;
    private final Map<ChangedRecord, String> failed = new ConcurrentHashMap<>();
    private long position = -1;
    private boolean finished;
    private Batch batch;
    private List<RecordVisit> records = List.of();

    RecordSweep(Pass pass, DataClass dataClass) {
        this.pass = pass;
        this.dataClass = dataClass;
        this.batch = pass.batch();
    }

    /** One record to visit. */
    public record RecordVisit(RecordSweep sweep, ChangedRecord record) {
        Instant changedAt() {
            return record.lastModified();
        }

        @Override
        public String toString() {
            return record.orcid() + " (" + sweep.dataClass.folder() + ")";
        }
    }

    /** Whether there may be more records. */
    public boolean isUnfinished() {
        return !finished && pass.running();
    }

    /** The records of the current batch. */
    public List<RecordVisit> getRecords() {
        return records;
    }

    void load(List<ChangedRecord> next, long reached, boolean last) {
        batch = pass.batch();
        failed.clear();
        records = next.stream().map(record -> new RecordVisit(this, record)).toList();
        position = reached;
        finished = last;
    }

    /** A record that could not be looked at as a whole. */
    void fail(ChangedRecord record, @Nullable String problem) {
        failed.put(record, String.valueOf(problem));
    }

    Pass pass() {
        return pass;
    }

    DataClass dataClass() {
        return dataClass;
    }

    long position() {
        return position;
    }

    Batch batch() {
        return batch;
    }

    Map<ChangedRecord, String> failed() {
        return failed;
    }
}

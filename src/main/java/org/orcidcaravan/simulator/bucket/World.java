package org.orcidcaravan.simulator.bucket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.record.RecordEditor;
import org.orcidcaravan.simulator.record.RecordKeys;
import org.orcidcaravan.simulator.record.SyntheticRecord;
import org.orcidcaravan.simulator.record.XmlDocument;

/** Records and change list in their buckets. */
public final class World {
    private final Buckets buckets;

    public World(Buckets buckets) {
        this.buckets = buckets;
    }

    /** Puts all objects of a record; those of an earlier state that it no longer has stay. */
    public void put(SyntheticRecord record) {
        String activities = BucketLayout.activities(record.id());
        record.activities().forEach((key, xml) -> buckets.put(activities, key, xml.bytes()));
        if (record.written()) {
            buckets.put(
                    BucketLayout.SUMMARIES,
                    RecordKeys.summary(record.id()),
                    record.summary().bytes());
        }
    }

    /** Puts what an edit wrote and deletes what it removed: the summary first, as ORCID does. */
    public void apply(OrcidId id, RecordEditor.Edit edit) {
        String activities = BucketLayout.activities(id);
        buckets.put(
                BucketLayout.SUMMARIES, RecordKeys.summary(id), edit.summary().bytes());
        edit.written().forEach((key, xml) -> buckets.put(activities, key, xml.bytes()));
        edit.removed().forEach(key -> buckets.delete(activities, key));
    }

    /** Puts an error document over the summary and deletes all activities. */
    public void close(SyntheticRecord closed) {
        String activities = BucketLayout.activities(closed.id());
        buckets.keys(activities, RecordKeys.activitiesOf(closed.id())).forEach(key -> buckets.delete(activities, key));
        put(closed);
    }

    /** The summary, or {@link XmlDocument#NONE} when the record is in the list only. */
    public XmlDocument summary(OrcidId id) {
        return buckets.get(BucketLayout.SUMMARIES, RecordKeys.summary(id))
                .map(XmlDocument::of)
                .orElse(XmlDocument.NONE);
    }

    /** What the change list says now, newest first. */
    public List<ChangeRow> changes() {
        return buckets.get(BucketLayout.CHANGE_LIST, BucketLayout.CHANGE_LIST_KEY)
                .map(ChangeListFile::read)
                .orElseThrow(() -> new IllegalStateException("Failed to find " + BucketLayout.CHANGE_LIST_KEY + " in "
                        + BucketLayout.CHANGE_LIST + ": this is no simulated world. Start the simulator first."));
    }

    public void announce(Collection<ChangeRow> rows, Instant built) {
        buckets.put(BucketLayout.CHANGE_LIST, BucketLayout.CHANGE_LIST_KEY, ChangeListFile.write(rows, built));
    }

    /** Rows kept back: their records changed already, the change list will say so next time only. */
    public List<ChangeRow> late() {
        return buckets.get(BucketLayout.NOTES, BucketLayout.LATE_ROWS_KEY)
                .map(ChangeListFile::read)
                .orElse(List.of());
    }

    public void keepBack(Collection<ChangeRow> rows, Instant built) {
        buckets.put(BucketLayout.NOTES, BucketLayout.LATE_ROWS_KEY, ChangeListFile.write(rows, built));
    }
}

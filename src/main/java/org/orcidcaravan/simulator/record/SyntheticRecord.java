package org.orcidcaravan.simulator.record;

import java.time.Instant;
import java.util.SortedMap;
import org.orcidcaravan.orcid.OrcidId;

/**
 * The objects of one record.
 *
 * @param summary the summary's XML; empty for an unclaimed record, which has no object
 * @param activities XML by key; none for a closed record
 */
public record SyntheticRecord(
        OrcidId id, RecordState state, XmlDocument summary, SortedMap<String, XmlDocument> activities, Times times) {

    /** When the record was registered and when it changed last. */
    public record Times(Instant created, Instant modified) {}

    /** Whether there is a summary to put into the bucket. */
    public boolean written() {
        return state != RecordState.UNCLAIMED;
    }

    /** The size of everything, in bytes. */
    public long size() {
        return summary.length()
                + activities.values().stream().mapToLong(XmlDocument::length).sum();
    }
}

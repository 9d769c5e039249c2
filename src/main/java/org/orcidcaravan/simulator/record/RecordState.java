package org.orcidcaravan.simulator.record;

/** What became of a record. Rare states come at fixed places, so that every world of 60 records has all of them. */
public enum RecordState {
    /** An ordinary, claimed record. */
    OPEN,
    /** Merged into another: an error document 301/9007. */
    DEPRECATED,
    /** Locked by ORCID: an error document 409/9018. */
    LOCKED,
    /** Closed by its owner: an error document 409/9044. */
    DEACTIVATED,
    /** Closed before 2024-02-27 and not written since: an ordinary record without content, with a deactivation date. */
    EMPTIED,
    /** Listed as changed, but never written to the buckets. */
    UNCLAIMED;

    /** What the record with this index of {@link SyntheticIds} is. */
    public static RecordState at(int index) {
        return switch (index % 120) {
            case 11 -> DEPRECATED;
            case 23 -> LOCKED;
            case 37 -> DEACTIVATED;
            case 41, 101 -> UNCLAIMED;
            case 47 -> EMPTIED;
            default -> OPEN;
        };
    }
}

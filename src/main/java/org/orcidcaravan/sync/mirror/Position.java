package org.orcidcaravan.sync.mirror;

import org.orcidcaravan.orcid.OrcidId;

/**
 * A record's place in S3's listing order, as one number: checksum folder first, then iD. Rows keyed by it are found page
 * by page as the listing comes, and inserted next to each other.
 */
public final class Position {
    private Position() {}

    /** The place of a record, from 0 to 1,100 × 10¹⁵ − 1. */
    public static long of(OrcidId orcid) {
        return first(ChecksumFolder.of(orcid)) + orcid.number();
    }

    /** The record at a place. */
    public static OrcidId orcid(long position) {
        return new OrcidId(position % OrcidId.LIMIT);
    }

    /** The first place of a folder. */
    public static long first(ChecksumFolder folder) {
        return folder.index() * OrcidId.LIMIT;
    }

    /** The last place of a folder. */
    public static long last(ChecksumFolder folder) {
        return first(folder) + OrcidId.LIMIT - 1;
    }
}

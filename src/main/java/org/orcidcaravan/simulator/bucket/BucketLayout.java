package org.orcidcaravan.simulator.bucket;

import java.util.List;
import org.orcidcaravan.orcid.OrcidId;

/** Names of the buckets, as ORCID has them; those of version 2.0 are there, and empty. */
public final class BucketLayout {
    public static final String SUMMARIES = "v3.0-summaries";
    public static final String CHANGE_LIST = "orcid-lambda-file";

    /** The key in {@link #CHANGE_LIST}; compressed with gzip, whatever its name says. */
    public static final String CHANGE_LIST_KEY = "last_modified.csv.tar";

    /** The simulator's own: what it will tell later. ORCID has no such bucket. */
    static final String NOTES = "simulator-notes";

    static final String LATE_ROWS_KEY = "late_rows.csv.tar";

    private static final String ACTIVITIES = "v3.0-activities-";

    private BucketLayout() {}

    /** {@code -a} when the iD's check digit is 0 to 3, {@code -b} for 4 to 7, {@code -c} for 8, 9 and X. */
    public static String activities(OrcidId id) {
        return ACTIVITIES
                + switch (id.checkDigit()) {
                    case '0', '1', '2', '3' -> 'a';
                    case '4', '5', '6', '7' -> 'b';
                    default -> 'c';
                };
    }

    static List<String> all() {
        return List.of(
                SUMMARIES,
                ACTIVITIES + 'a',
                ACTIVITIES + 'b',
                ACTIVITIES + 'c',
                "v2.0-summaries",
                "v2.0-activities",
                CHANGE_LIST,
                NOTES);
    }
}

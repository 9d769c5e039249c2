package org.orcidcaravan.sync;

import java.time.Duration;
import java.util.List;

/**
 * What came of a pass.
 *
 * @param complete whether everything that was asked for is here now
 * @param took by the clock on the wall
 * @param counts what was done
 * @param outstanding objects and records that are still to be fetched, from this pass or earlier ones
 * @param troubles sentences for an operator, in the order in which things happened
 */
public record PassReport(boolean complete, Duration took, Counts counts, long outstanding, List<String> troubles) {
    public PassReport {
        troubles = List.copyOf(troubles);
    }

    /**
     * Numbers of objects, and of bytes fetched.
     *
     * @param listed keys that S3 listed, or records that the change list named
     * @param adopted bytes that were here already, from other scripts or an earlier start
     * @param gone objects that were named, but are not in the bucket
     * @param refused keys and rows that are not what they should be
     */
    public record Counts(
            long listed,
            long unchanged,
            long fetched,
            long bytes,
            long adopted,
            long removed,
            long gone,
            long refused,
            long failed) {}
}

package org.orcidcaravan.sync.pass;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.mirror.DiskUse;

/**
 * How one data class of one mirror stands.
 *
 * @param path the mirror's folder when it was seen last
 * @param objects how many objects are here
 * @param fullPass when the last complete full pass began; null when none was complete
 * @param watermark how far the change list is followed; null when it was not
 * @param outstanding failed objects and changed records still to be fetched
 * @param disk what its files take, as it was counted last; of no file when it was not counted since it was converted
 */
public record MirrorStatus(
        String path,
        String dataClass,
        long objects,
        @Nullable Instant fullPass,
        @Nullable Instant watermark,
        long outstanding,
        DiskUse disk) {
    /** One whose files were not counted. */
    public MirrorStatus(
            String path,
            String dataClass,
            long objects,
            @Nullable Instant fullPass,
            @Nullable Instant watermark,
            long outstanding) {
        this(path, dataClass, objects, fullPass, watermark, outstanding, DiskUse.NONE);
    }
}

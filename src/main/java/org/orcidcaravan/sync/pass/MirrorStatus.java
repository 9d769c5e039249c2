package org.orcidcaravan.sync.pass;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one data class of one mirror stands.
 *
 * @param path the mirror's folder when it was seen last
 * @param objects how many objects are here
 * @param fullPass when the last complete full pass began; null when none was complete
 * @param watermark how far the change list is followed; null when it was not
 * @param outstanding failed objects and changed records still to be fetched
 */
public record MirrorStatus(
        String path,
        String dataClass,
        long objects,
        @Nullable Instant fullPass,
        @Nullable Instant watermark,
        long outstanding) {}

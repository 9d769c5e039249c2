package org.orcidcaravan.sync.pass;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;

/**
 * How one data class of one mirror stands, as far as that costs nothing to know: its objects are not counted here.
 *
 * @param path the mirror's folder when it was seen last
 * @param scanBegan when the newest full pass began; null when there was none
 * @param scanEnded when it was complete; null when it is under way or was interrupted
 * @param foldersBegun checksum folders that it has listed in part or whole, of 1,100
 * @param watermark how far the change list is followed; null when it was not
 * @param changeListReadAt when the change list was followed last
 * @param pending records that the change list named and that are still to be visited
 * @param failed objects that could not be fetched
 */
public record CopyStanding(
        int mirror,
        String path,
        DataClass dataClass,
        @Nullable Instant scanBegan,
        @Nullable Instant scanEnded,
        int foldersBegun,
        int foldersFinished,
        @Nullable Instant watermark,
        @Nullable Instant changeListReadAt,
        long pending,
        long failed) {}

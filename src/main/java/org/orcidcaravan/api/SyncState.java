package org.orcidcaravan.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.measure.Overview;

/** How the sync stands. */
@Schema(description = "How the sync stands: each mirror with its data classes, and the pass under way.")
record SyncState(
        List<Mirror> copies,

        @Schema(description = "The pass under way; null when there is none.")
        Overview.@Nullable Running running,

        @Schema(description = "What the change list is: bucket and key.")
        String changeList) {
    /** One data class of one mirror. */
    record Mirror(
            int mirror,
            String path,
            String dataClass,
            List<String> buckets,

            @Schema(description = "How many objects are here, counted at countedAt.") @Nullable
            Long objects,

            @Nullable Instant countedAt,

            @Schema(description = "Everything that had changed at ORCID before then is here.") @Nullable
            Instant asOf,

            Scan scan,

            @Schema(description = "How far the change list is followed.") @Nullable
            Instant watermark,

            @Nullable Instant changeListReadAt,

            @Schema(description = "Changed records still to be visited.")
            long pending,

            @Schema(description = "Objects that could not be fetched and are tried again.")
            long failed) {}

    /** The newest full pass. */
    record Scan(
            @Nullable Instant began,

            @Schema(description = "Null while it is under way, or when it was interrupted.") @Nullable
            Instant ended,

            int folders,
            int foldersBegun,
            int foldersFinished) {}
}

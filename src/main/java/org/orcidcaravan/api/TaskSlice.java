package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Part of what a search found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskSlice(
        List<TaskEntry> items,

        @Schema(description = "Send this as after for what comes next; not there when this is the end.") @Nullable
        String next,

        @Schema(
                description =
                        "More fits the words of q than is looked at, so that some may be missing: say more words.")
        boolean partial) {}

package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Part of the list of dead letters. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterSlice(
        List<DeadLetterEntry> items,

        @Schema(description = "Send this as after for what comes next; not there when this is the end.") @Nullable
        String next,

        @Schema(description = "How many fit in all.") long total) {}

package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.ItemStanding;

/** How a work stands, for each person whose it is. */
@Schema(description = "How a work stands, for each person whose it is.")
record WorkStanding(String source, String sourceId, List<Standing> people) {
    /** For one person. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            String personId,
            @Nullable String orcid,
            String section,
            @Schema(description = "The title.") String label,

            @Schema(enumeration = {"create", "update", "delete"}) @Nullable
            String operation,

            @Schema(
                    description = "Of the newest task; docs/states.md draws them.",
                    enumeration = {
                        "queued",
                        "leased",
                        "sent",
                        "unchanged",
                        "waiting",
                        "scheduled",
                        "unknown",
                        "dead",
                        "removed",
                        "suppressed"
                    })
            String state,

            @Schema(description = "Why it is in this state: docs/verdicts.md has the words.") @Nullable
            String verdict,

            @Nullable String message,

            @Schema(description = "ORCID's status.") @Nullable
            Integer httpStatus,

            @Schema(description = "ORCID's error code.") @Nullable
            Integer errorCode,

            @Schema(description = "The number of the work in the record; not there as long as it is not in it.")
            @Nullable
            Long putCode,

            int attempts,
            Instant changedAt,

            @Schema(description = "When it is looked at next.") @Nullable
            Instant nextAt) {

        static Standing of(ItemStanding item) {
            return new Standing(
                    item.personId(),
                    Objects.toString(item.orcid(), null),
                    item.section().text(),
                    item.label(),
                    item.operation() == null ? null : item.operation().text(),
                    item.state().text(),
                    item.verdict(),
                    item.message(),
                    item.httpStatus(),
                    item.errorCode(),
                    item.putCode(),
                    item.attempts(),
                    item.changedAt(),
                    item.nextAt());
        }
    }
}

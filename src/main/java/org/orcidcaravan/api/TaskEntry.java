package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.Reason;
import org.orcidcaravan.push.FoundTask;

/** One thing to be done with one person's record. */
@Schema(description = "One thing to be done with one person's record.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskEntry(
        long id,
        String personId,
        @Nullable String orcid,
        @Nullable String name,
        String source,
        String sourceId,
        String section,

        @Schema(enumeration = {"create", "update", "delete"})
        String operation,

        @Schema(description = "The title.") String label,
        @Schema(description = "docs/states.md draws them.") String state,

        @Schema(description = "Why it is in this state: docs/verdicts.md has the words.") @Nullable
        String verdict,

        @Nullable Integer errorCode,
        @Nullable Integer httpStatus,

        @Schema(description = "The same in plain words.") @Nullable
        String reason,

        @Schema(description = "What ORCID said itself.") @Nullable
        String said,

        int attempts,
        @Nullable Long putCode,
        Instant createdAt,
        Instant changedAt,

        @Schema(description = "When it is looked at next.") @Nullable
        Instant nextAt,

        @Schema(description = "Why nothing is sent for this person just now.") @Nullable
        String pauseReason,

        @Schema(description = "Why it is never to be sent.") @Nullable
        String suppressed,

        @Schema(description = "Whether the researcher deleted it in the record.")
        boolean removed) {

    static TaskEntry of(FoundTask task) {
        Reason reason = task.message() == null ? null : Reason.read(task.message());
        return new TaskEntry(
                task.id(),
                task.personId(),
                task.orcid(),
                task.name(),
                task.source(),
                task.sourceId(),
                task.section().text(),
                task.operation().text(),
                task.label(),
                task.state().text(),
                task.verdict(),
                task.errorCode(),
                task.httpStatus(),
                reason == null ? null : reason.sentence(),
                reason == null ? null : reason.said(),
                task.attempts(),
                task.putCode(),
                task.createdAt(),
                task.changedAt(),
                task.nextAt(),
                task.pauseReason(),
                task.suppressed(),
                task.removed());
    }
}

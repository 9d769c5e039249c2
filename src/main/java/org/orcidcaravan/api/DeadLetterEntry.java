package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.Reason;
import org.orcidcaravan.push.DeadLetter;

/** A task that was given up. */
@Schema(description = "A task that was given up.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterEntry(
        long id,

        @Schema(
                description =
                        "Counts replays and discards: send the one that you saw, and what others did since is not undone.")
        int version,

        @Schema(description = "dead, or what became of it since: docs/states.md draws them.")
        String state,

        String personId,
        @Nullable String orcid,
        String source,
        String sourceId,
        String section,

        @Schema(enumeration = {"create", "update", "delete"})
        String operation,

        @Schema(description = "The title.") String label,
        @Nullable String verdict,
        @Nullable Integer errorCode,
        @Nullable Integer httpStatus,

        @Schema(description = "Why it was given up, in plain words.") @Nullable
        String reason,

        @Schema(description = "What ORCID said itself.") @Nullable
        String said,

        int attempts,
        Instant createdAt,
        @Schema(description = "When it was given up.") Instant changedAt) {

    static DeadLetterEntry of(DeadLetter letter) {
        Reason reason = letter.message() == null ? null : Reason.read(letter.message());
        return new DeadLetterEntry(
                letter.id(),
                letter.version(),
                letter.state().text(),
                letter.personId(),
                letter.orcid(),
                letter.source(),
                letter.sourceId(),
                letter.section().text(),
                letter.operation().text(),
                letter.label(),
                letter.verdict(),
                letter.errorCode(),
                letter.httpStatus(),
                reason == null ? null : reason.sentence(),
                reason == null ? null : reason.said(),
                letter.attempts(),
                letter.createdAt(),
                letter.changedAt());
    }
}

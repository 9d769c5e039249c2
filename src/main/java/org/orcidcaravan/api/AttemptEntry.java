package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.Reason;
import org.orcidcaravan.push.Attempt;

/** One request that told of a task. */
@Schema(description = "One request that told of a task.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttemptEntry(
        Instant at,

        @Schema(description = "BULK_POST is a request with several works.")
        String method,

        @Nullable Integer httpStatus,
        @Nullable Integer errorCode,
        String verdict,
        @Schema(description = "In plain words.") @Nullable String reason,

        @Schema(description = "What ORCID said itself.") @Nullable
        String said,

        @Nullable Long putCode,
        long ms,
        @Schema(description = "The same in the log.") String correlation) {

    static AttemptEntry of(Attempt attempt) {
        Reason reason = attempt.message() == null ? null : Reason.read(attempt.message());
        return new AttemptEntry(
                attempt.beganAt(),
                attempt.method(),
                attempt.httpStatus(),
                attempt.errorCode(),
                attempt.verdict(),
                reason == null ? null : reason.sentence(),
                reason == null ? null : reason.said(),
                attempt.putCode(),
                attempt.took().toMillis(),
                attempt.correlation());
    }
}

package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.Reason;
import org.orcidcaravan.push.DeadLetterReason;

/** How many were given up for one reason. */
@Schema(description = "How many were given up for one reason.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReasonCount(
        @Nullable String verdict,
        @Nullable Integer errorCode,
        @Nullable Integer httpStatus,

        @Schema(description = "In plain words, of one of them.") @Nullable
        String reason,

        long count) {

    static ReasonCount of(DeadLetterReason reason) {
        String message = reason.message();
        return new ReasonCount(
                reason.verdict(),
                reason.errorCode(),
                reason.httpStatus(),
                message == null ? null : Reason.read(message).sentence(),
                reason.number());
    }
}

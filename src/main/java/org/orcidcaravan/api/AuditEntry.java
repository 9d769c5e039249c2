package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.audit.AuditRow;

/**
 * An act of somebody.
 *
 * @param detail a JSON object
 * @param hash what the next row hangs on
 */
@Schema(description = "What somebody did.")
record AuditEntry(
        long id,
        Instant at,

        @Schema(description = "console:LOGIN, api:TOKEN-NAME or cli:USER")
        String actor,

        @Schema(description = "As dead-letter.replay.") String action,
        @Schema(description = "As task:17.") String subject,
        @JsonRawValue @Schema(implementation = Object.class) String detail,

        @Schema(description = "SHA-256 of this row and the one before it.")
        String hash) {
    static AuditEntry of(AuditRow row) {
        return new AuditEntry(
                row.id(),
                row.at(),
                row.actor(),
                row.action(),
                row.subject(),
                row.detail(),
                row.link().hash());
    }

    /** Some of them. */
    @Schema(description = "Acts, the newest first.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            List<AuditEntry> items,

            @Schema(description = "For after=, to go on; absent at the end.") @Nullable
            String next) {}
}

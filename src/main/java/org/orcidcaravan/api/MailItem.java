package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.invite.MailEntry;

/** A mail to somebody. */
@Schema(description = "A mail to somebody.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MailItem(
        long id,
        String campaign,

        @Schema(description = "Its name within the campaign.")
        String mail,

        int round,

        @Schema(description = "As in docs/states.md.") String state,

        String personId,
        @Nullable String name,
        String address,
        @Nullable String subject,

        @Schema(description = "Why it was planned.") String why,

        @Schema(description = "What the mail server or this service said last.") @Nullable
        String message,

        @Schema(description = "The header by which a copy can be told.")
        String messageId,

        int attempts,
        Instant plannedAt,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt) {
    static MailItem of(MailEntry mail) {
        return new MailItem(
                mail.id(),
                mail.campaign(),
                mail.part(),
                mail.round(),
                mail.state().text(),
                mail.personId(),
                mail.name(),
                mail.address(),
                mail.subject(),
                mail.why(),
                mail.message(),
                mail.messageId(),
                mail.attempts(),
                mail.plannedAt(),
                mail.dueAt(),
                mail.sentAt());
    }
}

package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.invite.CampaignPlan;
import org.orcidcaravan.consent.invite.Intended;

/** The mails of a campaign that are due. */
@Schema(description = "The mails of a campaign that are due.")
record PlanEntry(
        @Schema(description = "Those that go out: to whom, and why.")
        List<Mail> mails,

        @Schema(description = "Those that do not, though they are due: to whom, and why not.")
        List<Mail> leftOut,

        @Schema(description = "How many more are due, and wait because of the campaign's limit.")
        int beyondLimit) {
    /** A mail that is due. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mail(
            String personId,
            String name,
            String address,
            String mail,
            int round,
            String language,
            @Nullable String subject,
            String why,
            @Nullable String leftOut) {
        static Mail of(Intended mail) {
            return new Mail(
                    mail.personId(),
                    mail.name(),
                    mail.address(),
                    mail.part(),
                    mail.round(),
                    mail.language(),
                    mail.subject().isEmpty() ? null : mail.subject(),
                    mail.why(),
                    mail.leftOut());
        }
    }

    static PlanEntry of(CampaignPlan plan) {
        return new PlanEntry(
                plan.going().stream().map(Mail::of).toList(),
                plan.leftOut().stream().map(Mail::of).toList(),
                plan.beyondLimit());
    }
}

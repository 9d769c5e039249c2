package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.invite.Campaign;
import org.orcidcaravan.consent.invite.CampaignFile;
import org.orcidcaravan.consent.invite.Outbox;
import org.orcidcaravan.consent.invite.PersonState;

/** A campaign, as its file is now, and what became of its mails. */
@Schema(description = "A campaign, as its file is now, and what became of its mails.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignEntry(
        String name,
        @Nullable String description,

        @Schema(description = "Whether the service plans it by the clock.")
        boolean automatic,

        @Schema(description = "stopped, broken (its file is not in order), automatic, or by-hand.")
        String standing,

        List<String> languages,
        List<String> states,
        List<Part> mails,

        @Schema(description = "What is wrong with its files: file, line and what to do.")
        List<String> findings,

        @Nullable Instant stoppedAt,
        @Nullable String stoppedBy,

        @Schema(description = "When its mails were planned last.") @Nullable
        Instant plannedAt,

        @Schema(description = "How many mails that made.") int planned,

        @Schema(description = "Its mails by state.") Map<String, Long> figures) {
    /** One of its mails. */
    record Part(String name, String template) {}

    static CampaignEntry of(Outbox.Standing standing) {
        Campaign campaign = standing.file().campaign();
        Map<String, Long> figures = standing.figures().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().text(), Map.Entry::getValue));
        return new CampaignEntry(
                standing.file().name(),
                campaign == null ? null : campaign.description(),
                campaign != null && campaign.automatic(),
                word(standing),
                campaign == null ? List.of() : campaign.languages(),
                campaign == null
                        ? List.of()
                        : campaign.audience().states().stream()
                                .sorted()
                                .map(PersonState::text)
                                .toList(),
                campaign == null
                        ? List.of()
                        : campaign.parts().stream()
                                .map(part -> new Part(part.name(), part.template()))
                                .toList(),
                standing.file().findings().stream()
                        .map(CampaignFile.Finding::toString)
                        .toList(),
                standing.stoppedAt(),
                standing.stoppedBy(),
                standing.plannedAt(),
                standing.planned(),
                figures);
    }

    private static String word(Outbox.Standing standing) {
        if (standing.stoppedAt() != null) {
            return "stopped";
        }
        return standing.file()
                .usable()
                .map(campaign -> campaign.automatic() ? "automatic" : "by-hand")
                .orElse("broken");
    }
}

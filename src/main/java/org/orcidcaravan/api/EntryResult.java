package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.handover.Receipt;
import org.orcidcaravan.routing.handover.SourceName;

/** What became of one entry for one person; or, when it was refused, of the entry. */
@Schema(description = "What became of one entry for one person, or of an entry that was refused.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record EntryResult(
        @Schema(description = "The place of the entry in the request, from 1.")
        long line,

        @Schema(description = "Your key of it.") @Nullable String sourceId,
        @Nullable String personId,
        @Nullable String orcid,

        @Schema(enumeration = {"queued", "waiting", "unchanged", "dead", "removed", "suppressed", "refused"})
        String outcome,

        @Schema(description = "Why it was refused, and what to do.") @Nullable
        String reason,

        @Schema(description = "What was changed so that ORCID takes it, and who was left out.")
        List<String> notes,

        @Schema(description = "Where to ask how it stands.") @Nullable
        String status) {
    static final String REFUSED = "refused";

    static Stream<EntryResult> of(SourceName source, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Refused(long line, String reason) ->
                Stream.of(new EntryResult(line, null, null, null, REFUSED, reason, List.of(), null));
            case Receipt.Accepted accepted ->
                accepted.shares().stream()
                        .map(share -> new EntryResult(
                                accepted.line(),
                                accepted.sourceId(),
                                share.person().personId(),
                                Objects.toString(share.person().orcid(), null),
                                share.taken().name().toLowerCase(Locale.ROOT),
                                null,
                                accepted.notes(),
                                Links.standing(
                                        source.text(),
                                        accepted.sourceId(),
                                        share.person().personId())));
        };
    }
}

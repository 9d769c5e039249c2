package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.DeadLetters.Opened;
import org.orcidcaravan.push.DeadLetters.Prospect;

/** A dead letter with its history. */
@Schema(description = "A dead letter, every request that told of it, and what a replay would come to.")
record DeadLetterStory(DeadLetterEntry letter, List<AttemptEntry> attempts, Replay replay) {

    static DeadLetterStory of(Opened opened, Optional<Prospect> prospect) {
        return new DeadLetterStory(
                DeadLetterEntry.of(opened.letter()),
                opened.attempts().stream().map(AttemptEntry::of).toList(),
                prospect.map(Replay::of).orElse(Replay.NONE));
    }

    /** What a replay would do. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Replay(
            @Schema(description = "Whether it is on the list still.")
            boolean possible,

            @Schema(description = "The state that the task would go to.") @Nullable
            String state,

            @Schema(description = "In plain words.") String words) {
        private static final Replay NONE =
                new Replay(false, null, "It is not on the list any more: a replay would do nothing.");

        private static Replay of(Prospect prospect) {
            String words = switch (prospect.state()) {
                case WAITING ->
                    "It would wait, because nothing is sent for this person just now (" + prospect.pauseReason() + ").";
                case UNKNOWN ->
                    "It may be in the record already: the record would be read first, and only what is missing sent.";
                default ->
                    "It would be sent again as it is, with attempts anew. If nothing has changed, ORCID will say the same.";
            };
            return new Replay(true, prospect.state().text(), words);
        }
    }
}

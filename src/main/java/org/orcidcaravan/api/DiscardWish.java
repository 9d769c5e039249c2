package org.orcidcaravan.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.Acted;
import org.orcidcaravan.push.DeadLetters;

/** Which dead letters are to be taken off the list, and why: as they were seen, or by what fits. */
@Schema(
        description =
                "Which dead letters are to be taken off the list: either letters or filter. {\"filter\": {}} is all of them.")
record DiscardWish(
        @Schema(description = "At most 1,000.") @Nullable List<Letter> letters,
        @Nullable DeadLetterChoice filter,

        @Schema(required = true, description = "Why; it is kept with them.") @Nullable
        String reason) {
    static final String EXAMPLE = """
            {"filter": {"errorCode": 9001}, "reason": "Test records of the repository."}""";

    private static final int MOST = 1_000;

    /** One, as it was seen. */
    @Schema(name = "DiscardedLetter", description = "One dead letter, as it was seen.")
    record Letter(
            @Schema(required = true) long id,

            @Schema(description = "If it is another by now, nothing is changed. Without it, whatever it is.") @Nullable
            Integer version) {}

    /** What came of it. */
    @Schema(description = "What became of the dead letters that were to be taken off the list.")
    record Discarded(
            @Schema(description = "How many are off the list.")
            long discarded,

            @Schema(description = "How many were left, because they had changed or were never there.")
            long left) {}

    /** @throws Misused when it does not say which, or not why */
    Discarded by(DeadLetters list, String actor) {
        String why = new Why(reason).given();
        if (filter != null && letters == null) {
            return new Discarded(list.discard(filter.filter(), why, actor), 0);
        }
        if (letters == null || filter != null || letters.isEmpty() || letters.size() > MOST || letters.contains(null)) {
            throw new Misused("Say which dead letters in one way: letters, from 1 to " + MOST + " of them, or filter.");
        }
        long done = letters.stream()
                .filter(letter -> list.discard(letter.id(), letter.version(), why, actor) instanceof Acted.Done)
                .count();
        return new Discarded(done, letters.size() - done);
    }
}

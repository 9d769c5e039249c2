package org.orcidcaravan.api;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.ReplayOrder;

/** Which dead letters are to be sent again: by their ids, or by what fits. */
@Schema(description = "Which dead letters are to be sent again: either ids or filter. {\"filter\": {}} is all of them.")
record ReplayWish(
        @Schema(description = "At most 10,000.") @Nullable List<Long> ids,
        @Nullable DeadLetterChoice filter,

        @Schema(
                description = "Send as soon as it is their turn, so that they cannot be taken back.",
                defaultValue = "false")
        boolean atOnce) {
    static final String EXAMPLE = """
            {"filter": {"verdict": "EXHAUSTED"}}""";

    private static final int MOST = 10_000;

    /** @throws Misused when it does not say which */
    ReplayOrder order(@Nullable String key, Duration grace, String actor) {
        return new ReplayOrder(which(), key, atOnce ? Duration.ZERO : grace, actor);
    }

    private ReplayOrder.Which which() {
        if (filter != null && ids == null) {
            return new ReplayOrder.Fitting(filter.filter());
        }
        if (ids == null || filter != null || ids.isEmpty() || ids.size() > MOST || ids.contains(null)) {
            throw new Misused("Say which dead letters in one way: ids, from 1 to " + MOST + " of them, or filter.");
        }
        return new ReplayOrder.These(ids);
    }
}

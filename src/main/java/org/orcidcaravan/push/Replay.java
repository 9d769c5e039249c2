package org.orcidcaravan.push;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The replay of many dead letters, as it stands.
 *
 * @param asked {@code filter}, with what is asked for, or {@code ids}
 * @param total dead letters when it was asked for
 * @param done handed over to the queue so far, whatever became of them since
 * @param skipped not handed over, because they had changed meanwhile
 * @param undone taken back
 * @param endedAt when the last was handed over, or it was stopped; null: it is not that far
 * @param undoUntil until when it can be taken back: null when it cannot, or when it has not ended yet
 * @param undoable whether it can be taken back now
 */
public record Replay(
        long id,
        String actor,
        JsonObject asked,
        ReplayState state,
        int total,
        int done,
        int skipped,
        int undone,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Instant undoUntil,
        boolean undoable) {

    /**
     * What came of stopping it, or of taking it back.
     *
     * @param changed false: it was too late, and nothing is changed
     * @param replay as it stands now
     */
    public record Turned(boolean changed, Replay replay) {}
}

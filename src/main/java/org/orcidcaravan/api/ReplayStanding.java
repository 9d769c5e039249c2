package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.Replay;
import org.orcidcaravan.push.TaskState;

/** How far a replay of many dead letters is. */
@Schema(description = "How far a replay of many dead letters is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayStanding(
        long id,
        @Schema(description = "Who asked for it.") String actor,

        @Schema(description = "What was asked for; not there when it was by ids.") @Nullable
        DeadLetterChoice filter,

        @Schema(enumeration = {"running", "done", "stopped", "undoing", "undone"})
        String state,

        @Schema(description = "Dead letters when it was asked for.")
        int total,

        @Schema(description = "Handed over to the queue so far.")
        int done,

        @Schema(description = "Left alone, because they had changed meanwhile.")
        int skipped,

        @Schema(description = "Taken back.") int undone,
        Instant createdAt,

        @Schema(description = "When the last was handed over, or it was stopped.") @Nullable
        Instant endedAt,

        @Schema(description = "Whether it can be taken back now.")
        boolean undoable,

        @Schema(description = "Until when; not there while it is running.") @Nullable
        Instant undoUntil,

        @Schema(
                description =
                        "Of those that were handed over, and not taken back: how many are in which state now. Only when one is asked for.")
        @Nullable
        Map<String, Long> now) {

    static ReplayStanding of(Replay replay) {
        return of(replay, null);
    }

    static ReplayStanding of(Replay replay, @Nullable Map<TaskState, Long> standing) {
        JsonObject filter = replay.asked().getJsonObject("filter");
        return new ReplayStanding(
                replay.id(),
                replay.actor(),
                filter == null ? null : DeadLetterChoice.of(filter),
                replay.state().text(),
                replay.total(),
                replay.done(),
                replay.skipped(),
                replay.undone(),
                replay.createdAt(),
                replay.endedAt(),
                replay.undoable(),
                replay.undoUntil(),
                standing == null ? null : names(standing));
    }

    private static Map<String, Long> names(Map<TaskState, Long> standing) {
        Map<String, Long> names = new LinkedHashMap<>();
        standing.forEach((state, number) -> names.put(state.text(), number));
        return names;
    }
}

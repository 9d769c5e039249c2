package org.orcidcaravan.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.TaskState;

/**
 * The queue as it was counted.
 *
 * @param countedAt when
 * @param took how long the counting took
 * @param tasks by state; a state without tasks is not there
 * @param deadLetters by reason, the most frequent first
 * @param oldestDue since when the task waits that waits longest for its turn; null when none is due
 * @param paused people for whom nothing is sent, by reason
 */
public record QueueFigures(
        Instant countedAt,
        Duration took,
        Map<TaskState, Long> tasks,
        List<DeadReason> deadLetters,
        @Nullable Instant oldestDue,
        Map<String, Long> paused) {
    public QueueFigures {
        tasks = Map.copyOf(tasks);
        deadLetters = List.copyOf(deadLetters);
        paused = Map.copyOf(paused);
    }

    /**
     * Dead letters that were given up for one reason.
     *
     * @param verdict as in docs/verdicts.md, or what else decided
     * @param errorCode ORCID's; null when it said none
     * @param message of one of them
     */
    public record DeadReason(
            @Nullable String verdict,
            @Nullable Integer errorCode,
            @Nullable String message,
            long tasks) {}

    /** Tasks in a state. */
    public long in(TaskState state) {
        return tasks.getOrDefault(state, 0L);
    }
}

package org.orcidcaravan.push;

import org.jspecify.annotations.Nullable;

/**
 * What became of one task, sent or not: for whoever watches.
 *
 * @param person the id of the person's row
 * @param label what a person calls it; the source's key when its content cannot be read
 * @param verdict as in docs/verdicts.md, or what else decided
 * @param message plain words, free of secrets
 */
public record Sending(
        long task,
        long person,
        Operation operation,
        String sourceId,
        String label,
        TaskState state,
        String verdict,
        @Nullable Long putCode,
        String message) {

    static Sending of(long person, Outcome outcome) {
        QueuedTask task = outcome.task();
        return new Sending(
                task.id(),
                person,
                task.operation(),
                task.sourceId(),
                task.readable() == null ? task.sourceId() : task.readable().label(),
                outcome.state(),
                outcome.reason().verdict(),
                outcome.item().putCode(),
                outcome.reason().message());
    }
}

package org.orcidcaravan.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one task.
 *
 * @param again how it goes on, when it does
 * @param item what is now known of the item
 * @param reason why
 */
record Outcome(QueuedTask task, TaskState state, Again again, Item item, Reason reason) {
    /**
     * How a task goes on.
     *
     * @param delay until it is looked at again
     * @param attempts 0: this sending counts; -1: it does not; 1: it counts, and was not counted when it was leased
     * @param look whether the record is read before anything is written
     * @param alone whether a work goes by itself from now on
     */
    record Again(Duration delay, int attempts, boolean look, boolean alone) {}

    /**
     * What the record has of an item.
     *
     * @param putCode its number in the record; null: not there, or not known to be
     * @param contentSent whether ORCID now has the content that was sent
     * @param next what is to be done after it; null: nothing
     */
    record Item(
            @Nullable Long putCode,
            boolean contentSent,
            @Nullable Operation next) {}

    /**
     * Why it is so.
     *
     * @param verdict the verdict's name, or what else decided
     * @param message plain words, free of secrets
     */
    record Reason(
            String verdict,
            @Nullable Integer errorCode,
            @Nullable Integer httpStatus,
            String message) {}

    /** As it is, but given up. */
    Outcome givenUp(String verdict, String message) {
        return new Outcome(
                task, TaskState.DEAD, again, item, new Reason(verdict, reason.errorCode, reason.httpStatus, message));
    }

    /** An outcome that leaves everything but the state as it is. */
    static Outcome of(QueuedTask task, TaskState state, String verdict, String message) {
        return new Outcome(
                task,
                state,
                new Again(Duration.ZERO, 0, task.look(), false),
                new Item(task.putCode(), false, null),
                new Reason(verdict, null, null, message));
    }

    Outcome after(Duration pause) {
        return going(new Again(pause, again.attempts, again.look, again.alone));
    }

    Outcome counting(int delta) {
        return going(new Again(again.delay, delta, again.look, again.alone));
    }

    Outcome looking(boolean first) {
        return going(new Again(again.delay, again.attempts, first, again.alone));
    }

    Outcome byItself() {
        return going(new Again(again.delay, again.attempts, again.look, true));
    }

    /** The item has this number now. */
    Outcome at(@Nullable Long number, boolean asSent) {
        return new Outcome(task, state, again, new Item(number, asSent, item.next), reason);
    }

    Outcome then(Operation following) {
        return new Outcome(task, state, again, new Item(item.putCode, item.contentSent, following), reason);
    }

    Outcome said(@Nullable Integer code, @Nullable Integer status) {
        return new Outcome(task, state, again, item, new Reason(reason.verdict, code, status, reason.message));
    }

    private Outcome going(Again other) {
        return new Outcome(task, state, other, item, reason);
    }
}

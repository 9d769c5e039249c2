package org.orcidcaravan.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one task.
 *
 * @param delay until it is looked at again, when it is
 * @param attempts 0: this sending counts; -1: it does not; 1: it counts, and was not counted when it was leased
 * @param look whether the record is read before anything is written
 * @param alone whether a work goes by itself from now on
 * @param putCode the item's number in the record after this; null: not there, or not known to be
 * @param contentSent whether ORCID now has the content that was sent
 * @param next what is to be done after it; null: nothing
 * @param verdict the verdict's name, or what else decided
 * @param message plain words, free of secrets
 */
record Outcome(
        QueuedTask task,
        TaskState state,
        Duration delay,
        int attempts,
        boolean look,
        boolean alone,
        @Nullable Long putCode,
        boolean contentSent,
        @Nullable Operation next,
        String verdict,
        @Nullable Integer errorCode,
        @Nullable Integer httpStatus,
        String message) {

    /** An outcome that leaves everything but the state as it is. */
    static Outcome of(QueuedTask task, TaskState state, String verdict, String message) {
        return new Outcome(
                task,
                state,
                Duration.ZERO,
                0,
                task.look(),
                false,
                task.putCode(),
                false,
                null,
                verdict,
                null,
                null,
                message);
    }

    Outcome after(Duration pause) {
        return new Outcome(
                task,
                state,
                pause,
                attempts,
                look,
                alone,
                putCode,
                contentSent,
                next,
                verdict,
                errorCode,
                httpStatus,
                message);
    }

    Outcome counting(int delta) {
        return new Outcome(
                task,
                state,
                delay,
                delta,
                look,
                alone,
                putCode,
                contentSent,
                next,
                verdict,
                errorCode,
                httpStatus,
                message);
    }

    Outcome looking(boolean first) {
        return new Outcome(
                task,
                state,
                delay,
                attempts,
                first,
                alone,
                putCode,
                contentSent,
                next,
                verdict,
                errorCode,
                httpStatus,
                message);
    }

    Outcome byItself() {
        return new Outcome(
                task,
                state,
                delay,
                attempts,
                look,
                true,
                putCode,
                contentSent,
                next,
                verdict,
                errorCode,
                httpStatus,
                message);
    }

    /** The item has this number now. */
    Outcome at(@Nullable Long number, boolean asSent) {
        return new Outcome(
                task,
                state,
                delay,
                attempts,
                look,
                alone,
                number,
                asSent,
                next,
                verdict,
                errorCode,
                httpStatus,
                message);
    }

    Outcome then(Operation following) {
        return new Outcome(
                task,
                state,
                delay,
                attempts,
                look,
                alone,
                putCode,
                contentSent,
                following,
                verdict,
                errorCode,
                httpStatus,
                message);
    }

    Outcome said(@Nullable Integer code, @Nullable Integer status) {
        return new Outcome(
                task, state, delay, attempts, look, alone, putCode, contentSent, next, verdict, code, status, message);
    }
}

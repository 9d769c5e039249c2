package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.Verdict;
import org.orcidcaravan.push.document.Match;

/** What a judgement, or a look at the record, makes of a task. */
@ApplicationScoped
class Decisions {
    /** ORCID's code for an item that somebody else added. */
    private static final int NOT_OURS = 9010;

    private final PushSettings settings;
    private final RandomGenerator random;

    Decisions(PushSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * What an answer, or none, makes of a task that was sent.
     *
     * @param bulk whether the judgement is about a request with several tasks, which was not judged one by one
     */
    Outcome of(QueuedTask task, Judgement judgement, @Nullable Integer status, boolean bulk) {
        Outcome outcome = switch (judgement.verdict()) {
            case DONE -> done(task, judgement);
            case ADOPT_PUT_CODE -> adopted(task, judgement);
            case LOOK_FIRST -> lookFirst(task, judgement);
            case SNOOZE, STOP_EVERYTHING ->
                again(task, judgement, pauseOf(judgement, Duration.ZERO)).counting(task.look() ? 0 : -1);
            case RETRY -> retry(task, judgement, bulk);
            case STOP_PERSON -> simply(task, TaskState.WAITING, judgement).counting(task.look() ? 0 : -1);
            case REMOVED -> simply(task, TaskState.REMOVED, judgement).at(null, false);
            case DEAD -> dead(task, judgement);
        };
        return notForEver(outcome.said(judgement.errorCode(), status));
    }

    /** As {@link #of}, when so much fails that no task is to blame: nothing is counted, and nothing is given up. */
    Outcome ofOutage(QueuedTask task, Judgement judgement, @Nullable Integer status) {
        Outcome outcome = judgement.verdict() == Verdict.RETRY
                ? again(task, judgement, pauseOf(judgement, Duration.ZERO))
                : of(task, judgement, status, false);
        return notForEver(outcome.counting(task.look() ? 0 : -1).said(judgement.errorCode(), status));
    }

    /** What neither succeeds nor fails for so long is for a person to look at. */
    private Outcome notForEver(Outcome outcome) {
        QueuedTask task = outcome.task();
        boolean open = outcome.state() == TaskState.SCHEDULED || outcome.state() == TaskState.UNKNOWN;
        return open && task.troubledFor().compareTo(settings.maxAge()) >= 0
                ? outcome.givenUp(
                        "TOO_OLD",
                        outcome.reason().message() + " It has been tried for "
                                + task.troubledFor().toDays() + " days; replay it when the reason is gone.")
                : outcome;
    }

    /** What reading the record back makes of a task whose outcome was not known. */
    Outcome found(QueuedTask task, Match.Result result) {
        return switch (result) {
            case Match.Found(long putCode)
            when task.operation() == Operation.DELETE ->
                Outcome.of(task, TaskState.QUEUED, "FOUND", "It is still in the record.")
                        .looking(false)
                        .at(putCode, false);
            case Match.Found(long putCode) -> adoptedAs(task, putCode);
            case Match.Absent()
            when task.operation() == Operation.DELETE ->
                Outcome.of(task, TaskState.SENT, "ABSENT", "It is not in the record any more.")
                        .looking(false)
                        .at(null, false);
            case Match.Absent()
            when task.attempts() >= settings.maxAttempts() ->
                Outcome.of(
                        task,
                        TaskState.DEAD,
                        "EXHAUSTED",
                        "It was sent " + task.attempts()
                                + " times and is not in the record. Replay it when the reason is gone.");
            case Match.Absent() ->
                Outcome.of(task, TaskState.QUEUED, "ABSENT", "It is not in the record, so it is sent again.")
                        .looking(false);
            case Match.Ambiguous(var putCodes, String why) ->
                Outcome.of(
                        task,
                        TaskState.DEAD,
                        "AMBIGUOUS",
                        why + " (put-codes " + putCodes + "). Look at the record, then replay or discard it.");
        };
    }

    private static Outcome adoptedAs(QueuedTask task, long putCode) {
        Outcome outcome = Outcome.of(task, TaskState.SENT, "FOUND", "It was found in the record.")
                .looking(false)
                .at(putCode, task.wasTriedAsItIs());
        return task.wasTriedAsItIs() ? outcome : outcome.then(Operation.UPDATE);
    }

    private Outcome done(QueuedTask task, Judgement judgement) {
        Outcome sent = simply(task, TaskState.SENT, judgement).looking(false);
        return switch (task.operation()) {
            case CREATE -> sent.at(judgement.putCode(), true);
            case UPDATE -> sent.at(task.putCode(), true);
            case DELETE -> sent.at(null, false);
        };
    }

    /** The number alone is believed; what stands there is replaced by what should. */
    private Outcome adopted(QueuedTask task, Judgement judgement) {
        if (judgement.putCode() == null) {
            return lookFirst(task, judgement);
        }
        return simply(task, TaskState.SENT, judgement)
                .looking(false)
                .at(judgement.putCode(), false)
                .then(Operation.UPDATE);
    }

    private Outcome lookFirst(QueuedTask task, Judgement judgement) {
        return simply(task, TaskState.UNKNOWN, judgement).looking(true).after(pauseOf(judgement, settings.lookAfter()));
    }

    private Outcome retry(QueuedTask task, Judgement judgement, boolean bulk) {
        if (bulk) {
            return again(task, judgement, pauseOf(judgement, Duration.ZERO))
                    .byItself()
                    .counting(-1);
        }
        int attempts = task.attempts() + (task.look() ? 1 : 0);
        if (attempts >= settings.maxAttempts()) {
            return Outcome.of(
                    task,
                    TaskState.DEAD,
                    "EXHAUSTED",
                    judgement.reason() + " It was tried " + attempts + " times; replay it when the reason is gone.");
        }
        return again(task, judgement, pauseOf(judgement, backOff(attempts))).counting(task.look() ? 1 : 0);
    }

    private Outcome again(QueuedTask task, Judgement judgement, Duration pause) {
        return simply(task, task.look() ? TaskState.UNKNOWN : TaskState.SCHEDULED, judgement)
                .after(pause);
    }

    private static Outcome dead(QueuedTask task, Judgement judgement) {
        Outcome dead = simply(task, TaskState.DEAD, judgement);
        Integer code = judgement.errorCode();
        return code != null && code == NOT_OURS ? dead.at(null, false) : dead;
    }

    private static Outcome simply(QueuedTask task, TaskState state, Judgement judgement) {
        return Outcome.of(task, state, judgement.verdict().name(), judgement.reason());
    }

    private static Duration pauseOf(Judgement judgement, Duration otherwise) {
        Duration asked = judgement.retryAfter();
        return asked == null || asked.compareTo(otherwise) < 0 ? otherwise : asked;
    }

    private Duration backOff(int attempts) {
        double seconds = settings.retryDelay().toMillis() / 1000.0 * Math.pow(2, Math.min(attempts - 1, 20));
        double most = settings.retryDelayMax().toMillis() / 1000.0;
        double scattered = Math.min(seconds, most) * (0.5 + random.nextDouble());
        return Duration.ofMillis((long) (Math.min(scattered, most) * 1000));
    }
}

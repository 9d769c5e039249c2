package org.orcidcaravan.routing.dspace;

import java.time.Duration;
import java.util.Optional;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.orcid.answer.TransportFailure;
import org.orcidcaravan.push.call.Answered;

/** What a refusal means for a row, and for the other rows of its owner. */
final class Owners {
    private final OwnerPauseStore pauses;
    private final Duration pause;

    /** @param pause how long an owner waits whose record takes nothing */
    Owners(OwnerPauseStore pauses, Duration pause) {
        this.pauses = pauses;
        this.pause = pause;
    }

    /** Why nothing is sent for the owner; empty when it is. */
    Optional<String> paused(Prepared prepared) {
        return pauses.reason(prepared.row().owner(), prepared.token());
    }

    /** ORCID took the token. */
    RowOutcome well(Prepared prepared, RowOutcome outcome) {
        pauses.resume(prepared.row().owner());
        return outcome;
    }

    /** Anything but a success. What is nobody's fault, and what is the owner's, uses no attempt. */
    RowOutcome refused(Prepared prepared, Judgement judgement, Answered answered) {
        String reason = judgement.reason();
        return switch (judgement.verdict()) {
            case LOOK_FIRST -> RowOutcome.left(reason, RowOutcome.Next.TROUBLE, true);
            case SNOOZE, RETRY ->
                RowOutcome.left(
                        reason, isBlocked(answered) ? RowOutcome.Next.STOP_RUN : RowOutcome.Next.TROUBLE, false);
            case STOP_EVERYTHING -> RowOutcome.left(reason, RowOutcome.Next.STOP_RUN, false);
            case STOP_PERSON -> {
                boolean permission = judgement.personStop() == PersonStop.CONSENT_NEEDED;
                pauses.pause(prepared.row().owner(), prepared.token(), reason, permission, pause);
                yield failed(prepared, answered).stoppingOwner();
            }
            case DEAD, REMOVED, DONE, ADOPT_PUT_CODE -> failed(prepared, answered);
        };
    }

    private static boolean isBlocked(Answered answered) {
        return answered instanceof Answered.Silence(TransportFailure failure, var _)
                && (failure == TransportFailure.RATE_BLOCKED || failure == TransportFailure.BREAKER_OPEN);
    }

    private static RowOutcome failed(Prepared prepared, Answered answered) {
        return RowOutcome.failed(Judging.status(answered), prepared.token().maskedIn(Judging.body(answered)));
    }
}

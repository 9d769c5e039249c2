package org.orcidcaravan.push;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Permission;
import org.orcidcaravan.consent.Permissions;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.orcid.answer.TransportFailure;
import org.orcidcaravan.orcid.answer.Verdict;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.call.Pace;

/** Ends an errand: judges what came of it, and makes that durable. */
@Named("outcomes")
@Unremovable
@Singleton
public class Outcomes {
    private static final Logger LOG = Logger.getLogger(Outcomes.class);
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;

    private final Verdicts verdicts;
    private final Tasks tasks;
    private final DoubtStore doubts;
    private final Permissions permissions;
    private final Pace pace;
    private final Calls calls;
    private final InstantSource clock;

    Outcomes(
            Verdicts verdicts,
            Tasks tasks,
            DoubtStore doubts,
            Permissions permissions,
            Pace pace,
            Calls calls,
            InstantSource clock) {
        this.verdicts = verdicts;
        this.tasks = tasks;
        this.doubts = doubts;
        this.permissions = permissions;
        this.pace = pace;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Notes what came of a request, for each of its tasks.
     *
     * @throws LeaseLost when somebody else has the person now: the answer no longer counts
     */
    public void record(Errand errand, Answered answered) {
        Calls.name(errand);
        try {
            note(errand, answered);
        } finally {
            Calls.unname();
        }
    }

    private void note(Errand errand, Answered answered) {
        boolean outage = isFailure(answered) && pace.isOutage();
        Verdicts.Ruling ruling = verdicts.of(errand, answered, outage);
        Judgement whole = ruling.whole();
        Duration took = Duration.between(errand.since(), clock.instant());
        Tasks.Tried tried = wasSent(answered)
                ? new Tasks.Tried(errand.getCall().method().name(), errand.began(), took, errand.correlation())
                : null;
        if (tried != null) {
            calls.answered(errand, whole.verdict(), took);
        }
        // Before the tasks are free again: whoever claims next must find the registry blocked.
        paceAfter(whole, answered);
        Pause pause = pause(errand, whole);
        List<Outcome> outcomes = pause == null && whole.verdict() == Verdict.STOP_PERSON
                ? ruling.outcomes().stream()
                        .map(outcome -> outcome.state() == TaskState.WAITING ? onceMore(outcome) : outcome)
                        .toList()
                : ruling.outcomes();
        tasks.complete(errand.person(), errand.fencing(), outcomes, tried, pause);
        LOG.debugf(
                "%s %s: %s, %d tasks, %d ms",
                errand.correlation(), errand.getCall().path(), whole.verdict(), outcomes.size(), took.toMillis());
    }

    private void paceAfter(Judgement whole, Answered answered) {
        switch (whole.verdict()) {
            case SNOOZE -> {
                if (!isKnown(answered)) {
                    pace.trouble(whole.reason(), whole.retryAfter());
                }
            }
            case STOP_EVERYTHING -> {
                LOG.errorf("Nothing is pushed until this is mended: %s", whole.reason());
                pace.alert(whole.reason());
            }
            case LOOK_FIRST, RETRY -> {
                if (!isOfOrcid(whole, answered)) {
                    pace.doubt(whole.reason());
                }
            }
            case DONE, ADOPT_PUT_CODE, STOP_PERSON, REMOVED, DEAD -> {
                if (!isFailure(answered)) {
                    pace.well();
                }
            }
        }
    }

    /** What is in the way of all is noted already, by whoever met it first. */
    private static boolean isKnown(Answered answered) {
        return answered instanceof Answered.Silence(TransportFailure failure, var _)
                && failure == TransportFailure.RATE_BLOCKED;
    }

    /** No answer, or one of a registry in trouble. */
    private static boolean isFailure(Answered answered) {
        return switch (answered) {
            case Answered.Silence _ -> true;
            case Answered.Answer(ApiAnswer answer) -> answer.status() >= 500;
        };
    }

    /** A refusal in ORCID's own words, or of too much at once: the registry is well. */
    private static boolean isOfOrcid(Judgement whole, Answered answered) {
        return answered instanceof Answered.Answer(ApiAnswer answer)
                && answer.status() / 100 == 4
                && (whole.errorCode() != null || answer.status() == TOO_LARGE || answer.status() == CONFLICT);
    }

    /** What never left needs no place in the history: in a long outage it would fill the database. */
    private static boolean wasSent(Answered answered) {
        return !(answered instanceof Answered.Silence(TransportFailure failure, var _))
                || failure == TransportFailure.NO_ANSWER;
    }

    private @Nullable Pause pause(Errand errand, Judgement whole) {
        Permission permission = errand.getPermission();
        PersonStop stop = whole.personStop();
        if (whole.verdict() == Verdict.DONE) {
            doubts.none(errand.person());
            permissions.proved(permission.token());
        }
        if (stop == null) {
            return null;
        }
        String message =
                whole.primary() == null ? whole.reason() : whole.reason() + " It is now " + whole.primary() + ".";
        if (stop == PersonStop.CONSENT_NEEDED) {
            if (doubts.first(errand.person())) {
                return null;
            }
            permissions.rejected(permission.token(), whole.reason());
            if (permissions
                    .find(errand.person(), errand.getCall().section().scope())
                    .isPresent()) {
                // The researcher has given another one meanwhile; nobody would end a pause that begins after it.
                doubts.none(errand.person());
                return null;
            }
        }
        LOG.infof("Nothing more is sent for %s: %s", permission.orcid(), message);
        return Pause.of(stop, message, whole.primary());
    }

    /** The permission was refused for the first time: asked once more before the researcher is. */
    private static Outcome onceMore(Outcome outcome) {
        QueuedTask task = outcome.task();
        return Outcome.of(
                        task,
                        task.look() ? TaskState.UNKNOWN : TaskState.SCHEDULED,
                        outcome.reason().verdict(),
                        outcome.reason().message())
                .counting(outcome.again().attempts())
                .after(Duration.ofSeconds(5))
                .said(outcome.reason().errorCode(), outcome.reason().httpStatus());
    }
}

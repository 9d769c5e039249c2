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
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.orcid.answer.Verdict;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.call.Pace;

/** Ends an errand: judges what came of it, and makes that durable. */
@Named("outcomes")
@Unremovable
@Singleton
public class Outcomes {
    private static final Logger LOG = Logger.getLogger(Outcomes.class);

    private final Verdicts verdicts;
    private final Tasks tasks;
    private final DoubtStore doubts;
    private final Permissions permissions;
    private final Pace pace;
    private final InstantSource clock;

    Outcomes(
            Verdicts verdicts,
            Tasks tasks,
            DoubtStore doubts,
            Permissions permissions,
            Pace pace,
            InstantSource clock) {
        this.verdicts = verdicts;
        this.tasks = tasks;
        this.doubts = doubts;
        this.permissions = permissions;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * Notes what came of a request, for each of its tasks.
     *
     * @throws LeaseLost when somebody else has the person now: the answer no longer counts
     */
    public void record(Errand errand, Answered answered) {
        Verdicts.Ruling ruling = verdicts.of(errand, answered);
        Judgement whole = ruling.whole();
        Duration took = Duration.between(errand.openedAt(), clock.instant());
        Tasks.Tried tried = new Tasks.Tried(errand.getCall().method().name(), took, errand.correlation());
        // Before the tasks are free again: whoever claims next must find the registry blocked.
        paceAfter(whole, answered);
        Pause pause = pause(errand, whole);
        List<Outcome> outcomes = pause == null && whole.verdict() == Verdict.STOP_PERSON
                ? ruling.outcomes().stream().map(Outcomes::onceMore).toList()
                : ruling.outcomes();
        tasks.complete(errand.person(), errand.fencing(), outcomes, tried, pause);
        LOG.debugf(
                "%s %s: %s, %d tasks, %d ms",
                errand.correlation(), errand.getCall().path(), whole.verdict(), outcomes.size(), took.toMillis());
    }

    private void paceAfter(Judgement whole, Answered answered) {
        boolean server = answered instanceof Answered.Answer(var answer) && answer.status() >= 500;
        switch (whole.verdict()) {
            case SNOOZE -> pace.trouble(whole.reason(), whole.retryAfter());
            case STOP_EVERYTHING -> {
                LOG.errorf("Nothing is pushed until this is mended: %s", whole.reason());
                pace.alert(whole.reason());
            }
            case LOOK_FIRST, RETRY -> pace.doubt(whole.reason());
            case DONE, ADOPT_PUT_CODE, STOP_PERSON, REMOVED, DEAD -> {
                if (!server) {
                    pace.well();
                }
            }
        }
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
        }
        LOG.infof("Nothing more is sent for %s: %s", permission.orcid(), message);
        return Pause.of(stop, message);
    }

    /** The permission was refused for the first time: asked once more before the researcher is. */
    private static Outcome onceMore(Outcome outcome) {
        QueuedTask task = outcome.task();
        return Outcome.of(
                        task,
                        task.look() ? TaskState.UNKNOWN : TaskState.SCHEDULED,
                        outcome.verdict(),
                        outcome.message())
                .counting(outcome.attempts())
                .after(Duration.ofSeconds(5))
                .said(outcome.errorCode(), outcome.httpStatus());
    }
}

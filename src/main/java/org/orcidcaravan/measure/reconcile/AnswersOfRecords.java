package org.orcidcaravan.measure.reconcile;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.orcidcaravan.consent.Permissions;
import org.orcidcaravan.measure.reconcile.Round.Tally;
import org.orcidcaravan.measure.reconcile.RoundStore.Linked;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.Method;
import org.orcidcaravan.push.Evidence;
import org.orcidcaravan.push.Findings;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.push.call.Pace;
import org.orcidcaravan.push.document.RemoteItems;
import org.orcidcaravan.push.document.Seen;
import org.orcidcaravan.push.document.UnclearAnswer;

/** What ORCID answered when it was asked what a part of a record holds. */
@Named("answersOfRecords")
@Unremovable
@Singleton
public class AnswersOfRecords {
    private static final Logger LOG = Logger.getLogger(AnswersOfRecords.class);

    private final Questions questions;
    private final Rounds rounds;
    private final Findings findings;
    private final MirrorLook look;
    private final Stops stops;
    private final Asking asking;
    private final Judge judge;

    AnswersOfRecords(
            Questions questions,
            Rounds rounds,
            Findings findings,
            MirrorLook look,
            Stops stops,
            Asking asking,
            InstantSource clock) {
        this.questions = questions;
        this.rounds = rounds;
        this.findings = findings;
        this.look = look;
        this.stops = stops;
        this.asking = asking;
        this.judge = new Judge(clock);
    }

    /** Who asks, and at what pace. */
    @Singleton
    record Asking(OrcidSettings orcid, Permissions permissions, Pace pace) {}

    /**
     * Compares the answer with what we believe.
     *
     * @throws RoundBroken when nobody should go on asking for now; what is not answered is asked again later
     */
    public void answered(Question question, Answered answered) {
        switch (answered) {
            case Answered.Silence(var failure, var _) -> throw new RoundBroken(judge.ofTransport(Method.GET, failure));
            case Answered.Answer(ApiAnswer answer) -> {
                Judgement judgement = judge.of(Method.GET, answer);
                switch (judgement.verdict()) {
                    case DONE -> read(question, answer);
                    case STOP_PERSON -> stopped(question, judgement);
                    case SNOOZE -> {
                        asking.pace().trouble(judgement.reason(), judgement.retryAfter());
                        throw new RoundBroken(judgement);
                    }
                    case RETRY, LOOK_FIRST, STOP_EVERYTHING -> {
                        asking.pace().doubt(judgement.reason());
                        throw new RoundBroken(judgement);
                    }
                    // Nothing is said about what the record holds.
                    case ADOPT_PUT_CODE, REMOVED, DEAD -> end(question, Tally.ofUnreadable());
                }
            }
        }
    }

    private void read(Question question, ApiAnswer answer) {
        asking.permissions().proved(question.permission().token());
        String client = asking.orcid().clientId().orElseThrow();
        List<Seen> seen;
        try {
            seen = RemoteItems.read(question.call().section(), answer.body()).stream()
                    .map(item -> Seen.of(item, client))
                    .toList();
        } catch (UnclearAnswer e) {
            LOG.warn(e.getMessage());
            rounds.add(question.round(), Tally.ofUnreadable());
            return;
        }
        Findings.Compared compared = findings.compare(
                question.permission().person(),
                new Evidence(
                        question.call().orcid(),
                        Set.of(question.call().section()),
                        seen,
                        question.since(),
                        Evidence.Via.API),
                terms(question));
        settle(question, compared);
    }

    /** A permission that ORCID refuses is for those to see to who try permissions. */
    private void stopped(Question question, Judgement judgement) {
        Linked person =
                new Linked(question.permission().person(), question.call().orcid());
        settle(question, stops.apply(person, judgement, question.since(), terms(question)));
    }

    private void settle(Question question, Findings.Compared compared) {
        if (compared.compared()) {
            end(question, Tally.compared(compared.unproved() > 0));
        } else {
            // It is asked again when the request that is under way has ended.
            rounds.add(question.round(), Tally.ofBusy());
        }
    }

    private void end(Question question, Tally tally) {
        questions.done(question);
        rounds.add(question.round(), tally);
    }

    private Findings.Terms terms(Question question) {
        return look.terms(question.round(), Reconciliation.SERVICE, false);
    }
}

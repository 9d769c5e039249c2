package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.ApiError;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.Method;
import org.orcidcaravan.orcid.answer.TransportFailure;
import org.orcidcaravan.orcid.answer.Verdict;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.push.document.BulkAnswer;
import org.orcidcaravan.push.document.BulkOutcome;
import org.orcidcaravan.push.document.Match;
import org.orcidcaravan.push.document.RemoteItem;
import org.orcidcaravan.push.document.RemoteItems;
import org.orcidcaravan.push.document.UnclearAnswer;

/** Judges what came of an errand, for each of its tasks. */
@ApplicationScoped
class Verdicts {
    /** A created element of a bulk has no status of its own. */
    private static final int CREATED = 200;

    private final Judge judge;
    private final Decisions decisions;
    private final String client;

    Verdicts(InstantSource clock, Decisions decisions, OrcidSettings orcid) {
        this.judge = new Judge(clock);
        this.decisions = decisions;
        this.client = orcid.clientId().orElse("");
    }

    /**
     * What an errand came to.
     *
     * @param whole about the request as such; of a bulk, what its gravest element says
     * @param outcomes one a task, in their order
     */
    record Ruling(Judgement whole, List<Outcome> outcomes) {}

    /** @param outage whether so much fails just now that no task is to blame */
    Ruling of(Errand errand, Answered answered, boolean outage) {
        Method method = errand.getCall().method();
        return switch (answered) {
            case Answered.Silence(TransportFailure failure, String detail) ->
                same(errand, judge.ofTransport(method, failure), null, outage);
            case Answered.Answer(ApiAnswer answer) -> {
                Judgement whole = judge.of(method, answer);
                if (whole.verdict() != Verdict.DONE) {
                    yield same(errand, whole, answer.status(), outage);
                }
                yield switch (method) {
                    case BULK_POST -> bulk(errand, whole, answer);
                    case GET -> found(errand, whole, answer);
                    case POST, PUT, DELETE -> same(errand, whole, answer.status(), outage);
                };
            }
        };
    }

    private Ruling same(Errand errand, Judgement judgement, @Nullable Integer status, boolean outage) {
        boolean bulk = errand.getCall().method() == Method.BULK_POST;
        return new Ruling(
                judgement,
                errand.tasks().stream()
                        .map(task -> outage
                                ? decisions.ofOutage(task, judgement, status)
                                : decisions.of(task, judgement, status, bulk))
                        .toList());
    }

    private Ruling bulk(Errand errand, Judgement whole, ApiAnswer answer) {
        List<Work> works = errand.tasks().stream()
                .map(QueuedTask::content)
                .map(Work.class::cast)
                .toList();
        List<BulkOutcome> elements;
        try {
            elements = BulkAnswer.read(answer.body(), works);
        } catch (UnclearAnswer unclear) {
            return same(errand, lookFirst(unclear), answer.status(), false);
        }
        List<Outcome> outcomes = new ArrayList<>();
        Judgement gravest = whole;
        for (int i = 0; i < elements.size(); i++) {
            Judgement judgement = element(elements.get(i));
            outcomes.add(decisions.of(errand.tasks().get(i), judgement, status(elements.get(i)), false));
            if (concerns(judgement) > concerns(gravest)) {
                gravest = judgement;
            }
        }
        return new Ruling(gravest, outcomes);
    }

    private Judgement element(BulkOutcome element) {
        return switch (element) {
            case BulkOutcome.Created(long putCode, var _) ->
                new Judgement(Verdict.DONE, null, "ORCID has added it.", putCode, null, null, null);
            case BulkOutcome.Refused(int status, Integer code, String message) ->
                judge.ofBulkItem(ApiError.ofElement(status, code, message));
        };
    }

    private static int status(BulkOutcome element) {
        return element instanceof BulkOutcome.Refused refused ? refused.status() : CREATED;
    }

    /** How many it concerns: 0 the work alone, 1 all for a while, 2 the person, 3 all until somebody acts. */
    private static int concerns(Judgement judgement) {
        return switch (judgement.verdict()) {
            case SNOOZE -> 1;
            case STOP_PERSON -> 2;
            case STOP_EVERYTHING -> 3;
            case DONE, ADOPT_PUT_CODE, LOOK_FIRST, RETRY, REMOVED, DEAD -> 0;
        };
    }

    private Ruling found(Errand errand, Judgement whole, ApiAnswer answer) {
        List<RemoteItem> remote;
        try {
            remote = RemoteItems.read(errand.getCall().section(), answer.body());
        } catch (UnclearAnswer unclear) {
            return same(errand, retry(unclear), answer.status(), false);
        }
        return new Ruling(
                whole,
                errand.tasks().stream()
                        .map(task -> decisions
                                .found(task, Match.find(task.content(), remote, client))
                                .said(null, answer.status()))
                        .toList());
    }

    private static Judgement lookFirst(UnclearAnswer unclear) {
        return new Judgement(Verdict.LOOK_FIRST, null, String.valueOf(unclear.getMessage()), null, null, null, null);
    }

    private static Judgement retry(UnclearAnswer unclear) {
        return new Judgement(Verdict.RETRY, null, String.valueOf(unclear.getMessage()), null, null, null, null);
    }
}

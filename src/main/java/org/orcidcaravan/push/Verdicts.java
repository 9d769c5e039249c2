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
     * @param whole about the request as such
     * @param outcomes one a task, in their order
     */
    record Ruling(Judgement whole, List<Outcome> outcomes) {}

    Ruling of(Errand errand, Answered answered) {
        Method method = errand.getCall().method();
        return switch (answered) {
            case Answered.Silence(TransportFailure failure, String detail) ->
                same(errand, judge.ofTransport(method, failure), null);
            case Answered.Answer(ApiAnswer answer) -> {
                Judgement whole = judge.of(method, answer);
                if (whole.verdict() != Verdict.DONE) {
                    yield same(errand, whole, answer.status());
                }
                yield switch (method) {
                    case BULK_POST -> bulk(errand, whole, answer);
                    case GET -> found(errand, whole, answer);
                    case POST, PUT, DELETE -> same(errand, whole, answer.status());
                };
            }
        };
    }

    private Ruling same(Errand errand, Judgement judgement, @Nullable Integer status) {
        boolean bulk = errand.getCall().method() == Method.BULK_POST;
        return new Ruling(
                judgement,
                errand.tasks().stream()
                        .map(task -> decisions.of(task, judgement, status, bulk))
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
            return same(errand, lookFirst(unclear), answer.status());
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            outcomes.add(element(errand.tasks().get(i), elements.get(i)));
        }
        return new Ruling(whole, outcomes);
    }

    private Outcome element(QueuedTask task, BulkOutcome element) {
        return switch (element) {
            case BulkOutcome.Created(long putCode, var _) ->
                decisions.of(
                        task,
                        new Judgement(Verdict.DONE, null, "ORCID has added it.", putCode, null, null, null),
                        200,
                        false);
            case BulkOutcome.Refused(int status, Integer code, String message) ->
                decisions.of(task, judge.ofBulkItem(ApiError.ofElement(status, code, message)), status, false);
        };
    }

    private Ruling found(Errand errand, Judgement whole, ApiAnswer answer) {
        List<RemoteItem> remote;
        try {
            remote = RemoteItems.read(errand.getCall().section(), answer.body());
        } catch (UnclearAnswer unclear) {
            return same(errand, retry(unclear), answer.status());
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

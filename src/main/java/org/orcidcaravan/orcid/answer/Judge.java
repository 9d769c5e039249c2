package org.orcidcaravan.orcid.answer;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.ApiError.Shape;
import org.orcidcaravan.orcid.answer.StatusRule.If;

/** Says what an answer of the registry means for what was sent, by the table in docs/verdicts.md. Never fails. */
public final class Judge {
    private static final ApiAnswer NO_HEADERS = new ApiAnswer(0, null, null, null, "");

    private final RetryAfter retryAfter;

    /** @param clock for an answer that says until when to wait */
    public Judge(InstantSource clock) {
        this.retryAfter = new RetryAfter(clock);
    }

    /**
     * What a whole answer means. {@link Verdict#DONE} for {@link Method#BULK_POST} says only that there is an answer for
     * each work; each element that is an error is judged by {@link #ofBulkItem}.
     */
    public Judgement of(Method method, ApiAnswer answer) {
        if (answer.status() / 100 == 2) {
            If fact = Promise.isKept(method, answer) ? If.AS_PROMISED : If.ALWAYS;
            StatusRule rule = StatusRule.of(answer.status(), fact, method);
            return rule.verdict() == Verdict.DONE
                    ? done(rule, method, answer)
                    : judgement(rule, ErrorReader.read(answer.body()), answer);
        }
        ApiError error = ErrorReader.read(answer.body());
        return judgement(rule(method, answer.status(), error), error, answer);
    }

    /**
     * What an error in the place of a work in a bulk answer means for that work: as if it had been posted alone. An error
     * with neither response-code nor error-code leaves the outcome open.
     */
    public Judgement ofBulkItem(ApiError error) {
        Integer status = error.responseCode();
        Rule rule =
                status == null && error.code() == null ? StatusRule.SUCCESS_UNCLEAR : rule(Method.POST, status, error);
        return judgement(rule, error, NO_HEADERS);
    }

    /** What it means that no answer came. */
    public Judgement ofTransport(Method method, TransportFailure failure) {
        Rule rule = TransportRule.of(failure, method);
        return new Judgement(rule.verdict(), null, rule.sentence(), null, null, null, null);
    }

    /** @param status null only when the error has a code */
    private static Rule rule(Method method, @Nullable Integer status, ApiError error) {
        Integer code = error.code();
        if (status != null && status == 429) {
            return StatusRule.TOO_MANY;
        }
        Optional<Rule> known = code == null
                ? word(method, status, error)
                : CodeRule.find(code, status, method)
                        .<Rule>map(rule -> rule)
                        .or(() -> RefusalRule.find(code, status, method));
        return known.orElseGet(
                () -> StatusRule.of(status == null ? 400 : status, code == null ? If.ALWAYS : If.OTHER_CODE, method));
    }

    private static Optional<Rule> word(Method method, @Nullable Integer status, ApiError error) {
        String word = error.word();
        return word == null || status == null || status / 100 != 4
                ? Optional.empty()
                : WordRule.find(word, method).map(rule -> rule);
    }

    private static Judgement done(Rule rule, Method method, ApiAnswer answer) {
        Long putCode = method == Method.POST ? Clues.putCodeOfLocation(answer.location()) : null;
        return new Judgement(Verdict.DONE, null, rule.sentence(), putCode, null, null, null);
    }

    private Judgement judgement(Rule rule, ApiError error, ApiAnswer answer) {
        Verdict verdict = rule.verdict();
        PersonStop stop = rule.personStop();
        boolean later = verdict == Verdict.SNOOZE || verdict == Verdict.RETRY || verdict == Verdict.LOOK_FIRST;
        return new Judgement(
                verdict,
                error.code(),
                reason(rule, error),
                verdict == Verdict.ADOPT_PUT_CODE ? Clues.putCodeOfMessage(error.message()) : null,
                later ? retryAfter.read(answer.retryAfter()) : null,
                stop,
                stop == PersonStop.DEPRECATED ? Clues.primary(answer.location(), error.message()) : null);
    }

    private static String reason(Rule rule, ApiError error) {
        boolean byOrcid = error.shape() == Shape.ORCID || error.shape() == Shape.OAUTH;
        String said = error.message().isEmpty() && error.word() != null ? error.word() : error.message();
        return new Reason(rule.sentence(), said.isEmpty() ? null : said).text(byOrcid);
    }
}

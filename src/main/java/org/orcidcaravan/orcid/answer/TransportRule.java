package org.orcidcaravan.orcid.answer;

import java.util.Arrays;

/** What it means that there is no answer. */
enum TransportRule implements Rule {
    NOT_CONNECTED(
            TransportFailure.NOT_CONNECTED,
            Asked.ANY,
            Verdict.SNOOZE,
            "ORCID could not be reached, so nothing was sent; we try again."),
    NO_ANSWER_CREATING(
            TransportFailure.NO_ANSWER,
            Asked.CREATE,
            Verdict.LOOK_FIRST,
            "ORCID's answer got lost: we look whether it was written before we send it again."),
    NO_ANSWER(
            TransportFailure.NO_ANSWER,
            Asked.REPEATABLE,
            Verdict.RETRY,
            "ORCID's answer got lost; doing it twice does no harm, so we try again."),
    BREAKER_OPEN(
            TransportFailure.BREAKER_OPEN,
            Asked.ANY,
            Verdict.SNOOZE,
            "ORCID has failed too often just now, so nothing was sent; we wait."),
    RATE_BLOCKED(
            TransportFailure.RATE_BLOCKED,
            Asked.ANY,
            Verdict.SNOOZE,
            "The limit of requests was reached, so nothing was sent; we wait.");

    private final TransportFailure failure;
    private final Asked asked;
    private final Verdict verdict;
    private final String sentence;

    TransportRule(TransportFailure failure, Asked asked, Verdict verdict, String sentence) {
        this.failure = failure;
        this.asked = asked;
        this.verdict = verdict;
        this.sentence = sentence;
    }

    static TransportRule of(TransportFailure failure, Method method) {
        return Arrays.stream(values())
                .filter(rule -> rule.failure == failure && rule.asked.covers(method))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String status() {
        return "none";
    }

    @Override
    public String said() {
        return failure.name();
    }

    @Override
    public Asked asked() {
        return asked;
    }

    @Override
    public Verdict verdict() {
        return verdict;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}

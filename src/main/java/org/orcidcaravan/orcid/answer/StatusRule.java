package org.orcidcaravan.orcid.answer;

import java.util.Arrays;

/**
 * What a status means when no error of ORCID's says more. The first row that fits counts, so the order matters; the last
 * two fit everything.
 *
 * <p>Only ORCID's own words make an item dead, or a person wait: a page of a proxy with status 401, 403 or 404 proves
 * nothing about either. A creation whose request may have reached ORCID is looked for before it is sent again.
 */
enum StatusRule implements Rule {
    CREATED(201, 201, If.AS_PROMISED, Asked.POST, Verdict.DONE, "ORCID has added it."),
    BULK_ANSWERED(200, 200, If.AS_PROMISED, Asked.BULK_POST, Verdict.DONE, "ORCID has answered for each work."),
    REPLACED(200, 200, If.AS_PROMISED, Asked.PUT, Verdict.DONE, "ORCID has replaced it."),
    DELETED(204, 204, If.AS_PROMISED, Asked.DELETE, Verdict.DONE, "ORCID has deleted it."),
    READ(200, 200, If.AS_PROMISED, Asked.GET, Verdict.DONE, "ORCID has answered."),
    SUCCESS_UNCLEAR(
            200,
            299,
            If.ALWAYS,
            Asked.WRITE,
            Verdict.LOOK_FIRST,
            "The answer says success but is not what ORCID promises: we look whether it was written."),
    READ_UNCLEAR(
            200, 299, If.ALWAYS, Asked.GET, Verdict.RETRY, "The answer is not what ORCID promises; we read it again."),

    SENT_ELSEWHERE(
            300,
            399,
            If.ALWAYS,
            Asked.ANY,
            Verdict.SNOOZE,
            "We were sent to another address, which we never follow; if it stays so, check the API's URL."),

    TOO_MANY(429, 429, If.ALWAYS, Asked.ANY, Verdict.SNOOZE, "ORCID wants fewer requests; we wait."),
    BULK_TOO_LARGE(
            413,
            413,
            If.ALWAYS,
            Asked.BULK_POST,
            Verdict.RETRY,
            "Too much was sent at once; the works are sent one at a time."),
    TOO_LARGE(413, 413, If.ALWAYS, Asked.NOT_BULK, Verdict.DEAD, "It is too large for ORCID."),
    BULK_REFUSED(
            400,
            499,
            If.OTHER_CODE,
            Asked.BULK_POST,
            Verdict.RETRY,
            "ORCID refused the works as a whole; they are sent one at a time."),
    REFUSED(
            400,
            499,
            If.OTHER_CODE,
            Asked.NOT_BULK,
            Verdict.DEAD,
            "ORCID refused it for a reason that this service does not know."),
    CONFLICT(
            409,
            409,
            If.ALWAYS,
            Asked.CREATE,
            Verdict.LOOK_FIRST,
            "The answer says conflict and not with what: we look whether the record has it."),
    SENT_TOO_SLOWLY(
            408,
            408,
            If.ALWAYS,
            Asked.CREATE,
            Verdict.LOOK_FIRST,
            "Sending took too long: we look whether it was written before we send it again."),
    SIGN_IN_ASKED(
            401,
            401,
            If.ALWAYS,
            Asked.ANY,
            Verdict.RETRY,
            "Something between us and ORCID asks to sign in; we try again. If it stays so, look at the proxy."),
    NOT_THERE(
            404,
            404,
            If.ALWAYS,
            Asked.ANY,
            Verdict.RETRY,
            "The answer is not ORCID's: there may be no API at this address. If it stays so, check the API's URL."),
    REFUSED_IN_BETWEEN(
            400,
            499,
            If.ALWAYS,
            Asked.ANY,
            Verdict.RETRY,
            "Something between us and ORCID refused it, not ORCID itself; we try again."),

    BUSY_INSIDE(
            503,
            503,
            If.OTHER_CODE,
            Asked.CREATE,
            Verdict.LOOK_FIRST,
            "ORCID is not available, but read the request: we look whether it was written."),
    BUSY(
            503,
            503,
            If.ALWAYS,
            Asked.ANY,
            Verdict.SNOOZE,
            "ORCID is not available or wants fewer requests, and did not read this one; we wait."),
    FAILED_CREATING(
            500,
            599,
            If.ALWAYS,
            Asked.CREATE,
            Verdict.LOOK_FIRST,
            "ORCID failed, or something in front of it: we look whether it was written before we send it again."),
    FAILED(
            500,
            599,
            If.ALWAYS,
            Asked.REPEATABLE,
            Verdict.RETRY,
            "ORCID failed, or something in front of it; doing it twice does no harm, so we try again."),

    UNKNOWN_CREATING(
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            If.ALWAYS,
            Asked.CREATE,
            Verdict.LOOK_FIRST,
            "The answer is none that exists: we look whether it was written before we send it again."),
    UNKNOWN(
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            If.ALWAYS,
            Asked.REPEATABLE,
            Verdict.RETRY,
            "The answer is none that exists; we try again.");

    /** What a row asks for beside status and method. */
    enum If {
        ALWAYS(""),
        AS_PROMISED("as ORCID promises"),
        OTHER_CODE("any other code");

        private final String text;

        If(String text) {
            this.text = text;
        }
    }

    private final int from;
    private final int to;
    private final If condition;
    private final Asked asked;
    private final Verdict verdict;
    private final String sentence;

    StatusRule(int from, int to, If condition, Asked asked, Verdict verdict, String sentence) {
        this.from = from;
        this.to = to;
        this.condition = condition;
        this.asked = asked;
        this.verdict = verdict;
        this.sentence = sentence;
    }

    /** @param fact what holds beside status and method; {@link If#ALWAYS} when nothing does */
    static StatusRule of(int status, If fact, Method method) {
        return Arrays.stream(values())
                .filter(rule -> rule.from <= status && status <= rule.to && rule.asked.covers(method))
                .filter(rule -> rule.condition == If.ALWAYS || rule.condition == fact)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String status() {
        if (from == Integer.MIN_VALUE) {
            return "any other";
        }
        return from == to ? String.valueOf(from) : from + "–" + to;
    }

    @Override
    public String said() {
        return condition.text;
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

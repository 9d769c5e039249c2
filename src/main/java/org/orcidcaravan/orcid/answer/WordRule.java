package org.orcidcaravan.orcid.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the words of OAuth mean, by which ORCID's security filter and token endpoint answer (RFC 6749, RFC 6750). */
enum WordRule implements Rule {
    INVALID_TOKEN(PersonStop.CONSENT_NEEDED, "The researcher has withdrawn the permission, or it has expired."),
    INSUFFICIENT_SCOPE(PersonStop.CONSENT_NEEDED, "The researcher's permission does not cover this."),
    INVALID_SCOPE(PersonStop.CONSENT_NEEDED, "The researcher has not given this permission."),
    ACCESS_DENIED(PersonStop.CONSENT_NEEDED, "The researcher has not given this permission."),
    INVALID_GRANT(PersonStop.CONSENT_NEEDED, "The researcher has withdrawn the permission, or it was used up."),
    /** What the security filter says to a request without a token: no sign that the researcher withdrew it. */
    FORBIDDEN(
            Asked.ANY,
            Verdict.RETRY,
            "The request came without the permission: a fault of this service or of a proxy."),
    INVALID_CLIENT(Asked.ANY, Verdict.STOP_EVERYTHING, "ORCID does not accept our client id and secret: correct them."),
    UNAUTHORIZED_CLIENT(Asked.ANY, Verdict.STOP_EVERYTHING, "ORCID does not allow our client to do this."),
    INVALID_REQUEST(Asked.NOT_BULK, Verdict.DEAD, "ORCID rejects how it was asked: a fault of this service."),
    UNSUPPORTED_GRANT_TYPE(Asked.NOT_BULK, Verdict.DEAD, "ORCID rejects how it was asked: a fault of this service.");

    private final Asked asked;
    private final Verdict verdict;
    private final @Nullable PersonStop personStop;
    private final String sentence;

    WordRule(Asked asked, Verdict verdict, String sentence) {
        this.asked = asked;
        this.verdict = verdict;
        this.personStop = null;
        this.sentence = sentence;
    }

    WordRule(PersonStop personStop, String sentence) {
        this.asked = Asked.ANY;
        this.verdict = Verdict.STOP_PERSON;
        this.personStop = personStop;
        this.sentence = sentence;
    }

    static Optional<WordRule> find(String word, Method method) {
        return Arrays.stream(values())
                .filter(rule -> rule.said().equals(word) && rule.asked.covers(method))
                .findFirst();
    }

    @Override
    public String status() {
        return "400–499";
    }

    @Override
    public String said() {
        return name().toLowerCase(Locale.ROOT);
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
    public @Nullable PersonStop personStop() {
        return personStop;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}

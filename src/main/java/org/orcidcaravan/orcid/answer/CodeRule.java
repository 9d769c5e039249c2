package org.orcidcaravan.orcid.answer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ORCID's error-codes mean, except those that only refuse an item ({@link RefusalRule}). ORCID's source names the
 * codes in OrcidCoreExceptionMapper.
 *
 * <p>A code counts when the status is of the hundred it is documented with. Codes 9000 and 9008 come from a failure
 * inside ORCID, before or after it wrote, so that a creation has to be looked for.
 */
enum CodeRule implements CodedRule {
    NO_CONNECTION_INSIDE(
            500, 9000, Asked.REPEATABLE, Verdict.RETRY, "ORCID had trouble reaching its own parts; we try again."),
    NO_CONNECTION_INSIDE_CREATING(
            500,
            9000,
            Asked.CREATE,
            Verdict.LOOK_FIRST,
            "ORCID had trouble reaching its own parts: we look whether it was written before we send it again."),
    FAILED_INSIDE(500, 9008, Asked.REPEATABLE, Verdict.RETRY, "ORCID failed for a reason of its own; we try again."),
    FAILED_INSIDE_CREATING(
            500,
            9008,
            Asked.CREATE,
            Verdict.LOOK_FIRST,
            "ORCID failed for a reason of its own: we look whether it was written before we send it again."),

    NOT_AUTHENTICATED(401, 9002, PersonStop.CONSENT_NEEDED, "ORCID does not accept the researcher's permission."),
    SCOPE_INSUFFICIENT(403, 9004, PersonStop.CONSENT_NEEDED, "The researcher's permission does not cover this."),
    SCOPE_WRONG(403, 9005, PersonStop.CONSENT_NEEDED, "The researcher's permission is for something else."),
    TOKEN_OF_ANOTHER(401, 9017, PersonStop.CONSENT_NEEDED, "The permission is not one for this ORCID record."),
    LIMITED(403, 9038, PersonStop.CONSENT_NEEDED, "The researcher's permission does not cover this part."),
    DEPRECATED(409, 9007, PersonStop.DEPRECATED, "This ORCID record was merged into another of the same person."),
    DEPRECATED_READ(301, 9007, PersonStop.DEPRECATED, "This ORCID record was merged into another of the same person."),
    RECORD_NOT_FOUND(404, 9011, PersonStop.RECORD_NOT_FOUND, "ORCID knows no such record."),
    LOCKED(409, 9018, PersonStop.LOCKED, "ORCID has locked this record."),
    UNCLAIMED(409, 9036, PersonStop.UNCLAIMED, "The researcher has not taken over this ORCID record yet."),
    DEACTIVATED(409, 9044, PersonStop.DEACTIVATED, "The researcher has closed this ORCID record."),
    FULL(409, 9048, PersonStop.FULL, "The record holds as many works as ORCID allows."),

    SCOPE_NOT_ALLOWED(
            401,
            9015,
            Asked.ANY,
            Verdict.STOP_EVERYTHING,
            "ORCID does not allow our client to ask for this permission."),
    CLIENT_DEACTIVATED(
            409,
            9057,
            Asked.ANY,
            Verdict.STOP_EVERYTHING,
            "ORCID has switched off our client: write to ORCID's support."),
    VERSION_GONE(
            308,
            9056,
            Asked.ANY,
            Verdict.STOP_EVERYTHING,
            "ORCID no longer offers this version: correct the API's URL."),
    VERSION_DISABLED(
            308,
            9059,
            Asked.ANY,
            Verdict.STOP_EVERYTHING,
            "ORCID no longer offers this version: correct the API's URL."),

    ITEM_GONE(
            404, 9016, Asked.PUT_OR_GET, Verdict.REMOVED, "It is no longer in the record: the researcher deleted it."),
    ITEM_GONE_DELETING(404, 9016, Asked.DELETE, Verdict.DONE, "It was not in the record any more."),
    NO_RECORD_TO_ADD_TO(404, 9016, Asked.CREATE, PersonStop.RECORD_NOT_FOUND, "ORCID knows no such record."),
    OTHER_NAME_GONE(400, 9033, Asked.PUT_OR_GET, Verdict.REMOVED, "The name is no longer in the record."),
    OTHER_NAME_GONE_DELETING(400, 9033, Asked.DELETE, Verdict.DONE, "The name was not in the record any more."),
    NOTIFICATION_GONE(404, 9029, Asked.PUT_OR_GET, Verdict.REMOVED, "The message is no longer there."),
    NOTIFICATION_GONE_DELETING(404, 9029, Asked.DELETE, Verdict.DONE, "The message was not there any more."),
    NOTIFICATION_READ_DELETING(403, 9009, Asked.DELETE, Verdict.DONE, "The researcher has read the message already."),
    WEBHOOK_GONE_DELETING(404, 9028, Asked.DELETE, Verdict.DONE, "The webhook was not registered any more."),

    DUPLICATE(409, 9021, Asked.POST, Verdict.ADOPT_PUT_CODE, "We have added this to the record before."),
    DETAIL_DUPLICATE(409, 9030, Asked.POST, Verdict.ADOPT_PUT_CODE, "The record has this detail already."),
    GROUP_EXISTS(409, 9025, Asked.POST, Verdict.DONE, "The group of peer reviews exists already."),
    ISSN_NOT_CHECKED(
            400, 9053, Asked.ANY, Verdict.RETRY, "The ISSN is wrong, or the ISSN agency could not be asked just now.");

    private final int status;
    private final int code;
    private final Asked asked;
    private final Verdict verdict;
    private final @Nullable PersonStop personStop;
    private final String sentence;

    CodeRule(int status, int code, Asked asked, Verdict verdict, String sentence) {
        this.status = status;
        this.code = code;
        this.asked = asked;
        this.verdict = verdict;
        this.personStop = null;
        this.sentence = sentence;
    }

    CodeRule(int status, int code, PersonStop personStop, String sentence) {
        this(status, code, Asked.ANY, personStop, sentence);
    }

    CodeRule(int status, int code, Asked asked, PersonStop personStop, String sentence) {
        this.status = status;
        this.code = code;
        this.asked = asked;
        this.verdict = Verdict.STOP_PERSON;
        this.personStop = personStop;
        this.sentence = sentence;
    }

    /** @param given the answer's status; null when it names none, as an element of a bulk answer may */
    static Optional<CodeRule> find(int code, @Nullable Integer given, Method method) {
        return CodedRule.find(values(), code, given, method);
    }

    @Override
    public int httpStatus() {
        return status;
    }

    @Override
    public int code() {
        return code;
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

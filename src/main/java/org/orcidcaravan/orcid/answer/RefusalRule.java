package org.orcidcaravan.orcid.answer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ORCID's error-codes that refuse an item for good: something is wrong with it, or with how this service sent it.
 *
 * <p>They are about one item. A bulk that is refused as a whole with one of them falls to
 * {@link StatusRule#BULK_REFUSED}, because one bad work must not take the others with it.
 */
enum RefusalRule implements CodedRule {
    NOT_READABLE(400, 9001, "ORCID could not read it, or does not offer what was asked for: a fault of this service."),
    ARGUMENT_ILLEGAL(400, 9006, "ORCID rejects how it was sent: a fault of this service."),
    NOTIFICATION_READ(403, 9009, Asked.POST_PUT_OR_GET, "The researcher has read the message already."),
    NOT_OURS(403, 9010, "It was added to the record by somebody else; only they can change it."),
    REQUEST_BAD(400, 9012, "ORCID rejects a part of the request: a fault of this service."),
    PRIVATE_OF_ANOTHER(403, 9013, "It is private and was added by somebody else."),
    FORBIDDEN(403, 9014, "ORCID does not let us do this; most often, it was added by somebody else."),
    PUT_CODE_DIFFERS(400, 9019, "The number of the item and that of the address differ: a fault of this service."),
    INVALID(400, 9020, "ORCID finds a mistake in it."),
    DUPLICATE_OF_ANOTHER(409, 9021, Asked.REPEATABLE, "Another item that we added has the same identifier."),
    TITLE_MISSING(400, 9022, "It needs a title."),
    EXTERNAL_ID_MISSING(
            400, 9023, "It needs an identifier of its own, such as a DOI, and ORCID found none or a wrong one."),
    PUT_CODE_UNEXPECTED(400, 9024, "A new item was sent with a number: a fault of this service."),
    GROUP_TAKEN(409, 9025, Asked.REPEATABLE, "Another group of peer reviews has this identifier."),
    GROUP_MISSING(400, 9026, "ORCID does not know the group of this peer review: create the group, then replay."),
    CLIENT_NOT_FOUND(404, 9027, "ORCID knows no such client."),
    WEBHOOK_NOT_FOUND(404, 9028, Asked.POST_PUT_OR_GET, "There is no such webhook."),
    NOTIFICATION_NOT_FOUND(404, 9029, Asked.POST, "There is no such message."),
    DETAIL_DUPLICATE_OF_ANOTHER(409, 9030, Asked.REPEATABLE, "Another detail in the record says the same."),
    PUT_CODE_MISSING(409, 9031, "The number of the item was not sent: a fault of this service."),
    NOTIFICATIONS_REFUSED(409, 9032, "The researcher does not want messages in ORCID: write another way."),
    OTHER_NAME_NOT_FOUND(400, 9033, Asked.POST, "There is no such name in the record."),
    PUT_CODE_INVALID(400, 9034, "ORCID knows no item of this number: a fault of this service."),
    VISIBILITY_DIFFERS(403, 9035, "Only the researcher may say who sees it: a fault of this service."),
    TYPE_INVALID(400, 9037, "ORCID does not know a value of it, such as its type or language."),
    NOT_PUBLIC(403, 9039, "It is not public."),
    NOT_DELETABLE(409, 9040, "ORCID does not let it be deleted, because something depends on it."),
    NO_BIOGRAPHY(404, 9041, "The record has no biography."),
    TOO_MANY_READ(400, 9042, "More was read at once than ORCID allows: a fault of this service."),
    SEARCH_TOO_FAR(400, 9043, "More was searched for than ORCID allows: a fault of this service."),
    ORGANISATION_NOT_IDENTIFIED(400, 9045, "The organisation needs an identifier that ORCID knows, such as a ROR ID."),
    ORGANISATION_MISSING(400, 9046, "It needs an organisation."),
    JSON_INVALID(400, 9047, "ORCID could not read it: a fault of this service."),
    DATE_INVALID(400, 9049, "A date in it does not exist."),
    START_MISSING(400, 9050, "It has an end date and needs a start date."),
    VALUE_INVALID(400, 9051, "ORCID does not know a value of it."),
    VERSION_TOO_OLD(403, 9052, "A permission given through another member does not work here."),
    AMOUNT_INVALID(400, 9054, "The amount of money is not a number, or has no currency."),
    END_BEFORE_START(400, 9055, "It ends before it starts."),
    ROLE_INVALID(400, 9058, "ORCID does not know the role of a contributor."),
    CITY_MISSING(400, 9060, "The organisation needs a city and a country."),
    COUNTRY_MISSING(400, 9061, "The organisation has a city or region and needs a country."),
    NOTHING_IDENTIFIES(400, 9062, "The organisation, or the item itself, needs an identifier.");

    private final int status;
    private final int code;
    private final Asked asked;
    private final String sentence;

    RefusalRule(int status, int code, String sentence) {
        this(status, code, Asked.NOT_BULK, sentence);
    }

    RefusalRule(int status, int code, Asked asked, String sentence) {
        this.status = status;
        this.code = code;
        this.asked = asked;
        this.sentence = sentence;
    }

    /** @param given the answer's status; null when it names none, as an element of a bulk answer may */
    static Optional<RefusalRule> find(int code, @Nullable Integer given, Method method) {
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
        return Verdict.DEAD;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}

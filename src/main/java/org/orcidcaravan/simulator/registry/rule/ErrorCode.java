package org.orcidcaravan.simulator.registry.rule;

/** ORCID's error codes, as far as the simulated registry can answer them, with their usual HTTP status and texts. */
public enum ErrorCode {
    INVALID_MESSAGE(9001, 400, "400 Bad Request: There is an issue with your data or the API endpoint."),
    BULK_TOO_LARGE(9006, 400, "400 Bad Request: The client application sent a bad request to ORCID."),
    DEPRECATED(9007, 301, "301 Moved Permanently: This account is deprecated."),
    NOT_THE_SOURCE(
            9010, 403, "403 Forbidden: You are not the source of the item, so you are not allowed to update it."),
    RECORD_NOT_FOUND(9011, 404, "404 Not Found: The resource was not found."),
    PRIVATE(9013, 403, "403 Forbidden: The activity is private and you are not the source."),
    FORBIDDEN(9014, 403, "403 Forbidden: The client application is forbidden to perform the action."),
    PUT_CODE_NOT_FOUND(9016, 404, "404 Not Found: The resource was not found."),
    WRONG_RECORD(9017, 401, "401 Unauthorized: The client application is not authorized for this ORCID record."),
    LOCKED(9018, 409, "409 Conflict: The ORCID record is locked and cannot be edited."),
    PUT_CODE_MISMATCH(9019, 400, "400 Bad Request: The put code in the URL did not match the one in the body."),
    INVALID_VALUE(9020, 400, "400 Bad Request: Invalid incoming message."),
    DUPLICATE(9021, 409, "409 Conflict: You have already added this activity (matched by external identifiers)"),
    TITLE_REQUIRED(9022, 400, "400 Bad Request: Invalid activity: a title is required."),
    EXTERNAL_ID_INVALID(9023, 400, "400 Bad Request: Invalid activity: an external identifier is required."),
    PUT_CODE_NOT_EXPECTED(
            9024,
            400,
            "400 Bad Request: Put-code is included when not expected. When posting new"
                    + " activities, the put code should be omitted."),
    WEBHOOK_NOT_FOUND(9028, 404, "404 Not Found: The webhook was not found."),
    DUPLICATE_DETAIL(9030, 409, "409 Conflict: The element is duplicated."),
    PUT_CODE_INVALID(9034, 400, "400 Bad Request: The put code provided is not valid."),
    VISIBILITY_MISMATCH(
            9035,
            403,
            "403 Forbidden: You can't change the visibility of an item, please remove the"
                    + " visibility or set it to the current value."),
    NOT_CLAIMED(9036, 409, "409 Conflict: This record has not been claimed."),
    TYPE_INVALID(9037, 400, "400 Bad Request: Invalid type."),
    SCOPE_MISSING(9038, 403, "409 Conflict: The client application is forbidden to perform the action."),
    TOO_MANY_PUT_CODES(9042, 400, "400 Bad Request: More put codes than the bulk read allows."),
    DEACTIVATED(9044, 409, "409 Conflict: The ORCID record is deactivated and cannot be edited."),
    ORGANIZATION_NOT_IDENTIFIED(9045, 400, "400 Bad Request: Disambiguated organization is required or is invalid."),
    ORGANIZATION_REQUIRED(9046, 400, "400 Bad Request: Organization is required."),
    TOO_MANY_WORKS(9048, 409, "409 Conflict: The record holds the maximum number of works."),
    DATE_INVALID(9049, 400, "400 Bad Request: Invalid date."),
    START_DATE_REQUIRED(9050, 400, "400 Bad Request: A start date is required when there is an end date."),
    ENUM_VALUE_INVALID(9051, 400, "400 Bad Request: Invalid enum value."),
    ISSN_INVALID(9053, 400, "400 Bad Request: Invalid issn."),
    AMOUNT_INVALID(9054, 400, "400 Bad Request: Invalid amount."),
    END_BEFORE_START(9055, 400, "400 Bad Request: The end date must come after the start date."),
    VERSION_DISABLED(9056, 308, "308 Permanent Redirect: This version of the API is disabled."),
    CLIENT_DEACTIVATED(9057, 409, "409 Conflict: The client application is deactivated or locked."),
    ROLE_INVALID(9058, 400, "404 Not Found: Invalid contributor role."),
    ADDRESS_REQUIRED(9060, 400, "400 Bad Request: City and country are required."),
    COUNTRY_REQUIRED(9061, 400, "400 Bad Request: A country is required when there is a city or a region."),
    ORGANIZATION_OR_ID_REQUIRED(
            9062, 400, "400 Bad Request: A disambiguated organization or an external identifier" + " is required.");

    private final int number;
    private final int status;
    private final String message;

    ErrorCode(int number, int status, String message) {
        this.number = number;
        this.status = status;
        this.message = message;
    }

    /** ORCID's {@code error-code}. */
    public int number() {
        return number;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The fixed start of the developer-message; the number in it is not always the status, as with ORCID. */
    public String message() {
        return message;
    }
}

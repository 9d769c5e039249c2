package org.orcidcaravan.simulator.record;

import java.math.BigInteger;
import org.orcid.ns.error.Error;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What ORCID writes over the summary of a closed record: the public API's answer. It names no iD of its own; only the
 * message of a deprecated record says which one took its place.
 */
final class ErrorDocuments {
    private ErrorDocuments() {}

    static Error deprecated(OrcidId id, OrcidId primary) {
        return error(
                301,
                9007,
                "301 Moved Permanently: This account is deprecated. Please refer to account: https://orcid.org/"
                        + primary + ". ORCID https://orcid.org/" + id,
                "The requested resource has been moved. Please refer to account: https://orcid.org/" + primary + ".");
    }

    static Error locked(OrcidId id) {
        return error(
                409,
                9018,
                "409 Conflict: The ORCID record is locked and cannot be edited. ORCID https://orcid.org/" + id,
                "The ORCID record is locked.");
    }

    static Error deactivated(OrcidId id) {
        return error(
                409,
                9044,
                "409 Conflict: The ORCID record is deactivated and cannot be edited. ORCID https://orcid.org/" + id,
                "The ORCID record is deactivated.");
    }

    private static Error error(int status, int code, String developerMessage, String userMessage) {
        Error error = new Error();
        error.setResponseCode(status);
        error.setDeveloperMessage(developerMessage);
        error.setUserMessage(userMessage);
        error.setErrorCode(BigInteger.valueOf(code));
        error.setMoreInfo("https://members.orcid.org/api/resources/troubleshooting");
        return error;
    }
}

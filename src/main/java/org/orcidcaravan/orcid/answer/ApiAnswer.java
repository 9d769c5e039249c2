package org.orcidcaravan.orcid.answer;

import org.jspecify.annotations.Nullable;

/**
 * A whole answer of the registry, or of a proxy in front of it, as it came.
 *
 * @param status the HTTP status
 * @param contentType the header of that name
 * @param location the header of that name
 * @param retryAfter the header of that name
 * @param body decoded as UTF-8; empty when there is none
 */
public record ApiAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String retryAfter,
        String body) {

    /** An answer may echo a token: its body is not for logs. */
    @Override
    public String toString() {
        return "ApiAnswer[status=" + status + ", " + body.length() + " characters]";
    }
}

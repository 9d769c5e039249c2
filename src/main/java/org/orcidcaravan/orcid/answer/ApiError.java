package org.orcidcaravan.orcid.answer;

import org.jspecify.annotations.Nullable;

/**
 * What an answer says went wrong. However it is made, its texts are free of tokens and control characters and at most
 * 1,000 characters long.
 *
 * @param code ORCID's error-code, 9000 and up
 * @param message ORCID's developer-message, OAuth's error_description, the title of a page, or a beginning of the text;
 *     empty when the answer is
 * @param responseCode the HTTP status that the error itself names: the only one that an element of a bulk answer has
 * @param word OAuth's error, such as {@code invalid_token}
 * @param shape how it was written
 */
public record ApiError(
        @Nullable Integer code,
        String message,
        @Nullable Integer responseCode,
        @Nullable String word,
        Shape shape) {

    /** The ways in which an error comes. */
    public enum Shape {
        /** ORCID's error document, in XML or JSON. */
        ORCID,
        /** {@code error} and {@code error_description}: the security filter, and the token endpoint. */
        OAUTH,
        /** A page, by a proxy in front of ORCID. */
        HTML,
        /** Nothing. */
        EMPTY,
        /** Anything else. */
        OTHER
    }

    public ApiError {
        message = Redaction.of(message);
        word = word == null ? null : Redaction.of(word);
    }

    /**
     * An error document that the caller has read: an element of a bulk answer.
     *
     * @param responseCode its response-code
     * @param code its error-code
     * @param developerMessage its developer-message
     */
    public static ApiError ofElement(
            @Nullable Integer responseCode, @Nullable Integer code, @Nullable String developerMessage) {
        return new ApiError(code, developerMessage == null ? "" : developerMessage, responseCode, null, Shape.ORCID);
    }
}

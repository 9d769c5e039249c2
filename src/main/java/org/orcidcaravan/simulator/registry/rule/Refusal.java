package org.orcidcaravan.simulator.registry.rule;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.simulator.registry.xml.Element;

/** A request, or an item of a bulk, that ORCID refuses, with the answer that it gives. Part of normal life: no trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String MORE_INFO = "https://members.orcid.org/api/resources/troubleshooting";

    private final ErrorCode code;
    private final int status;
    private final @Nullable String location;

    private Refusal(ErrorCode code, int status, String message, @Nullable String location) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.location = location;
    }

    public static Refusal of(ErrorCode code) {
        return new Refusal(code, code.status(), code.message(), null);
    }

    /** With the words that follow "Full validation error:". */
    public static Refusal of(ErrorCode code, String detail) {
        return withStatus(code, code.status(), detail);
    }

    public static Refusal withStatus(ErrorCode code, int status, String detail) {
        return new Refusal(code, status, code.message() + " Full validation error: " + detail, null);
    }

    /** In exactly these words. */
    public static Refusal worded(ErrorCode code, String message) {
        return new Refusal(code, code.status(), message, null);
    }

    /** With a {@code Location}. */
    public static Refusal elsewhere(ErrorCode code, int status, String message, String location) {
        return new Refusal(code, status, message, location);
    }

    /** Value {@code given} is none of {@code values}. */
    static Refusal type(String what, Iterable<String> values) {
        return of(
                ErrorCode.TYPE_INVALID, "Invalid %s, valid values are: %s.".formatted(what, String.join(", ", values)));
    }

    public ErrorCode code() {
        return code;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    /** The error document, or the error's place in a bulk. */
    public Element document() {
        return Element.of(
                "error",
                "error",
                Element.leaf("error", "response-code", Integer.toString(status)),
                Element.leaf("error", "developer-message", String.valueOf(getMessage())),
                Element.leaf("error", "user-message", "The request could not be done."),
                Element.leaf("error", "error-code", Integer.toString(code.number())),
                Element.leaf("error", "more-info", MORE_INFO));
    }
}

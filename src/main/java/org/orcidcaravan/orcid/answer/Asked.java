package org.orcidcaravan.orcid.answer;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The sets of methods that rules are made for. */
enum Asked {
    ANY,
    /** Repeating these makes a second item, unless ORCID finds the duplicate. */
    CREATE,
    /** Repeating these changes nothing. */
    REPEATABLE,
    /** The answer is about one item, or one thing to read. */
    NOT_BULK,
    WRITE,
    PUT_OR_GET,
    POST_PUT_OR_GET,
    POST,
    BULK_POST,
    PUT,
    DELETE,
    GET;

    boolean covers(Method method) {
        return switch (this) {
            case ANY -> true;
            case CREATE -> method == Method.POST || method == Method.BULK_POST;
            case REPEATABLE -> !CREATE.covers(method);
            case NOT_BULK -> method != Method.BULK_POST;
            case WRITE -> method != Method.GET;
            case PUT_OR_GET -> method == Method.PUT || method == Method.GET;
            case POST_PUT_OR_GET -> method == Method.POST || PUT_OR_GET.covers(method);
            case POST, BULK_POST, PUT, DELETE, GET -> method.name().equals(name());
        };
    }

    /** For the documents: {@code any}, or the methods' names. */
    String text() {
        return this == ANY
                ? "any"
                : Arrays.stream(Method.values())
                        .filter(this::covers)
                        .map(Method::name)
                        .collect(Collectors.joining(", "));
    }
}

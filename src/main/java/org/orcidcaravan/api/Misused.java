package org.orcidcaravan.api;

/** A parameter is not what it may be; the message says what it may be. */
final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misused(String message) {
        super(message);
    }
}

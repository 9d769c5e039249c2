package org.orcidcaravan.database.copy;

/** A copy was not made, or not taken in; the message says why and what to do. Nothing half-made is left. */
public final class CopyFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CopyFailed(String message) {
        super(message);
    }

    CopyFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** What broke it, in one line. */
    static CopyFailed because(String what, Exception cause, String remedy) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        return new CopyFailed("Failed to " + what + ": " + reason + ". " + remedy, cause);
    }
}

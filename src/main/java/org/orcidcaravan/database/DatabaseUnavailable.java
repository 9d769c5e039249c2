package org.orcidcaravan.database;

/** The embedded database cannot be opened or stopped; the message says why and what to do, for the operator to read. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String message) {
        super(message);
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

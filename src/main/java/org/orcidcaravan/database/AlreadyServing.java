package org.orcidcaravan.database;

/** Another {@code serve} holds the data folder; the message names its process, or says what keeps the lock from us. */
public final class AlreadyServing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyServing(String message) {
        super(message);
    }
}

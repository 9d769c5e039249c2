package org.orcidcaravan.source;

/** A whole file or request cannot be read; the message says why and what to do. */
public final class UnreadableSource extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableSource(String message) {
        super(message);
    }

    public UnreadableSource(String message, Throwable cause) {
        super(message, cause);
    }
}

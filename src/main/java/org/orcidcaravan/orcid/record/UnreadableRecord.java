package org.orcidcaravan.orcid.record;

/** Bytes are no record summary as ORCID writes them; the message completes "the summary …". */
public final class UnreadableRecord extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableRecord(String message) {
        super(message);
    }

    UnreadableRecord(String message, Throwable cause) {
        super(message, cause);
    }
}

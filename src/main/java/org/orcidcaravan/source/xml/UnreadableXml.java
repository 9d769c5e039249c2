package org.orcidcaravan.source.xml;

/** A document is not what it should be; the message completes "the answer …". */
public final class UnreadableXml extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableXml(String message) {
        super(message);
    }

    UnreadableXml(String message, Throwable cause) {
        super(message, cause);
    }
}

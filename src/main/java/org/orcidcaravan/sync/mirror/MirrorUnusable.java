package org.orcidcaravan.sync.mirror;

/** A mirror that cannot be worked on now; the message says why and what to do. Nothing was changed. */
public class MirrorUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MirrorUnusable(String message) {
        super(message);
    }

    public MirrorUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}

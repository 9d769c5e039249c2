package org.orcidcaravan.sync.keep;

/** What is to be kept cannot be told: nothing is kept, and nothing removed, before it can. */
public final class KeepUnclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeepUnclear(String message) {
        super(message);
    }
}

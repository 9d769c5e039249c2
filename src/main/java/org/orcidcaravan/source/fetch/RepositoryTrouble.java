package org.orcidcaravan.source.fetch;

/** A repository did not answer as it should, and may do so when it is asked again; nothing was taken in. */
public class RepositoryTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RepositoryTrouble(String message) {
        super(message);
    }

    public RepositoryTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.orcidcaravan.source.fetch;

/** A repository answers something that will be the same tomorrow: somebody has to look at it, or at the settings. */
public final class RepositoryRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RepositoryRefusal(String message) {
        super(message);
    }

    public RepositoryRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}

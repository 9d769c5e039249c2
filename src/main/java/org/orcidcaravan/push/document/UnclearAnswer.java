package org.orcidcaravan.push.document;

/**
 * ORCID answered with something that does not tell for certain what became of what was sent, or what a record holds.
 * Whoever wrote looks the record up before writing again; whoever read reads again.
 */
public final class UnclearAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnclearAnswer(String message) {
        super(message);
    }

    public UnclearAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.orcidcaravan.access;

/** An operator cannot be made or changed like this; nothing is changed. */
public final class OperatorRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean conflict;

    private OperatorRefused(String message, boolean conflict) {
        super(message);
        this.conflict = conflict;
    }

    static OperatorRefused malformed(String message) {
        return new OperatorRefused(message, false);
    }

    static OperatorRefused conflict(String message) {
        return new OperatorRefused(message, true);
    }

    /** Whether it is because of who else there is; otherwise, because of how it is said. */
    public boolean isConflict() {
        return conflict;
    }
}

package org.orcidcaravan.routing.lint;

/** The text is not YAML, or not a list of entries; the message is a whole sentence for the operator. */
public final class UnreadableRouteFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    UnreadableRouteFile(int line, String message) {
        super(message);
        this.line = line;
    }

    UnreadableRouteFile(int line, String message, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    public Finding finding() {
        return new Finding(line, LintRules.YAML, String.valueOf(getMessage()));
    }
}

package org.orcidcaravan.routing;

import java.nio.file.Path;

/**
 * One thing wrong with a route file.
 *
 * @param file the file as it was given to the lint
 * @param line 1-based; 1 where the whole file is meant
 * @param rule the rule's name, one of {@link org.orcidcaravan.routing.lint.LintRules#all()}
 * @param message one sentence that names the route or step, what is wrong and what to write instead
 */
public record RouteFinding(Path file, int line, String rule, String message) {
    /** The compiler's way to say it, which editors turn into a link: {@code file:line: message [rule]}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + message + " [" + rule + "]";
    }
}

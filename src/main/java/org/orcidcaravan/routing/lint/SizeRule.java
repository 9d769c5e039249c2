package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;

final class SizeRule implements Rule {
    static final int MOST_LINES = 120;
    /** One file treats the errors of all families, so that they can be compared. */
    static final int MOST_LINES_OF_ERRORS = 500;

    static final int MOST_STEPS = 12;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public String says() {
        return "A file has at most " + MOST_LINES + " lines, the one for errors " + MOST_LINES_OF_ERRORS
                + ", and an entry at most " + MOST_STEPS + " steps, nested ones counted.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        int most = file.name().equals(RouteFile.ERRORS) ? MOST_LINES_OF_ERRORS : MOST_LINES;
        if (file.lineCount() > most) {
            findings.add(new Finding(
                    most + 1,
                    name(),
                    "File '%s' has %d lines: move routes to another file until it has at most %d."
                            .formatted(file.name(), file.lineCount(), most)));
        }
        for (Entry entry : file.entries()) {
            int steps = entry.steps().size();
            if (steps > MOST_STEPS) {
                findings.add(new Finding(
                        entry.line(),
                        name(),
                        "%s has %d steps: move some to a 'direct:' route of their own until it has at most %d."
                                .formatted(entry.title(), steps, MOST_STEPS)));
            }
        }
        return findings;
    }
}

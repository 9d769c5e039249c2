package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;

final class SizeRule implements Rule {
    static final int MOST_LINES = 120;
    static final int MOST_STEPS = 12;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public String says() {
        return "A file has at most " + MOST_LINES + " lines and an entry at most " + MOST_STEPS
                + " steps, nested ones counted.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        if (file.lineCount() > MOST_LINES) {
            findings.add(new Finding(
                    MOST_LINES + 1,
                    name(),
                    "File '%s' has %d lines: move routes to another file until it has at most %d."
                            .formatted(file.name(), file.lineCount(), MOST_LINES)));
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

package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;

final class ChoiceRule implements Rule {
    static final int MOST_BRANCHES = 3;

    @Override
    public String name() {
        return "choice";
    }

    @Override
    public String says() {
        return "A choice has at most " + MOST_BRANCHES + " branches, 'otherwise' counted.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : file.entries()) {
            for (Step step : entry.steps()) {
                int branches = step.kind().equals("choice") ? branches(step.body()) : 0;
                if (branches > MOST_BRANCHES) {
                    findings.add(new Finding(
                            step.line(),
                            name(),
                            "%s has a choice of %d branches: let a bean decide, or split it into routes of at most %d."
                                    .formatted(entry.title(), branches, MOST_BRANCHES)));
                }
            }
        }
        return findings;
    }

    private static int branches(Yaml choice) {
        int whens = choice.at("when").map(when -> when.items().size()).orElse(0);
        return whens + (choice.at("otherwise").isPresent() ? 1 : 0);
    }
}

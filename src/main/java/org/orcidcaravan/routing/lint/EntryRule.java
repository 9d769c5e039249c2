package org.orcidcaravan.routing.lint;

import java.util.List;
import java.util.Optional;

final class EntryRule implements Rule {
    @Override
    public String name() {
        return "entry";
    }

    @Override
    public String says() {
        return "An entry is a route, a routeConfiguration or a routeTemplate; errors.camel.yaml holds only"
                + " routeConfigurations; nothing defines beans by class.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        return file.entries().stream()
                .flatMap(entry ->
                        problem(file, entry).stream().map(problem -> new Finding(entry.line(), name(), problem)))
                .toList();
    }

    private static Optional<String> problem(RouteFile file, Entry entry) {
        if (entry.kind().equals("beans")) {
            return Optional.of(
                    "File '%s' defines beans: remove 'beans' and name beans of the service with 'ref', which a developer"
                                    .formatted(file.name())
                            + " adds as @Named classes.");
        }
        if (!Entry.KINDS.contains(entry.kind())) {
            return Optional.of(
                    "File '%s' has a top-level '%s': write '- route:' (or routeConfiguration, routeTemplate)%s."
                            .formatted(
                                    file.name(),
                                    entry.kind(),
                                    entry.kind().equals("from") ? " and put 'from' in it" : ""));
        }
        if (file.name().equals(RouteFile.ERRORS) && !entry.isConfiguration()) {
            return Optional.of("%s stands in '%s', which holds only route configurations: move it to a file of its own."
                    .formatted(entry.title(), file.name()));
        }
        if (entry.isTemplate() && entry.body().at("beans").isPresent()) {
            return Optional.of("%s defines beans: remove 'beans' and name beans of the service with 'ref'."
                    .formatted(entry.title()));
        }
        return Optional.empty();
    }
}

package org.orcidcaravan.routing.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

final class GroupRule implements Rule {
    /** The packages of the service; a group says which of them a route belongs to. */
    static final Set<String> GROUPS = new TreeSet<>(Set.of(
            "orcid",
            "sync",
            "push",
            "consent",
            "event",
            "invite",
            "source",
            "measure",
            "portal",
            "console",
            "cli",
            "routing",
            "database",
            "simulator"));

    @Override
    public String name() {
        return "group";
    }

    @Override
    public String says() {
        return "A route's group is the word before the first dash of the file's name, and a package of the service: "
                + String.join(", ", GROUPS) + ".";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        String expected = file.name().replaceFirst("[-.].*$", "");
        return file.routesAndTemplates().stream()
                .flatMap(entry -> problem(entry, expected).stream()
                        .map(problem -> new Finding(
                                entry.route().at("group").map(Yaml::line).orElse(entry.line()), name(), problem)))
                .toList();
    }

    private static Optional<String> problem(Entry entry, String expected) {
        String group = entry.route().textAt("group").orElse("");
        if (!GROUPS.contains(expected)) {
            return Optional.of(
                    "%s stands in a file whose name begins with '%s', which is no package: begin it with one of %s."
                            .formatted(entry.title(), expected, String.join(", ", GROUPS)));
        }
        if (group.isEmpty()) {
            return Optional.of("%s has no group: write 'group: %s'.".formatted(entry.title(), expected));
        }
        if (!group.equals(expected)) {
            return Optional.of("%s has the group '%s': write 'group: %s', as the file is named, or rename the file."
                    .formatted(entry.title(), group, expected));
        }
        return Optional.empty();
    }
}

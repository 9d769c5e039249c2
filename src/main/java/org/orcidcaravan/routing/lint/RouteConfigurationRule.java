package org.orcidcaravan.routing.lint;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

final class RouteConfigurationRule implements Rule {
    private static final Pattern COMMA = Pattern.compile(",");

    @Override
    public String name() {
        return "route-configuration";
    }

    @Override
    public String says() {
        return "Every route names the route configuration that treats its errors, and a file of the folder defines it.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        return file.routesAndTemplates().stream()
                .flatMap(entry -> problem(entry, around).stream()
                        .map(problem -> new Finding(
                                entry.route()
                                        .at("routeConfigurationId")
                                        .map(Yaml::line)
                                        .orElse(entry.line()),
                                name(),
                                problem)))
                .toList();
    }

    private static Optional<String> problem(Entry entry, Surroundings around) {
        String known = around.routeConfigurations().isEmpty()
                ? "define one in " + RouteFile.ERRORS
                : "name one of " + String.join(", ", new TreeSet<>(around.routeConfigurations()));
        String id = entry.route().textAt("routeConfigurationId").orElse("");
        if (id.isEmpty()) {
            return Optional.of("%s does not say who treats its errors: add 'routeConfigurationId' and %s."
                    .formatted(entry.title(), known));
        }
        return COMMA.splitAsStream(id)
                .map(String::strip)
                .filter(part -> !around.routeConfigurations().contains(part))
                .findFirst()
                .map(part -> "%s names the route configuration '%s', which no file defines: %s."
                        .formatted(entry.title(), part, known));
    }
}

package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers that begin with Camel steer components: where HTTP goes, which SQL runs. */
final class HeaderRule implements Rule {
    private static final Pattern STEERING = Pattern.compile("(?i)(camel|org\\.apache\\.camel).*");
    private static final Set<String> FREE = Set.of("CamelHttpMethod", "CamelHttpPath", "CamelHttpQuery");
    private static final Set<String> SETTERS = Set.of("setHeader", "headers");
    private static final Set<String> STEERING_PARAMETERS =
            Set.of("useMessageBodyForSql", "allowTemplateFromHeader", "allowContextMapAll", "sendToSelf");

    @Override
    public String name() {
        return "header";
    }

    @Override
    public String says() {
        return "A header that a route sets has a plain name, and none that steers a component, but for CamelHttpMethod,"
                + " CamelHttpPath and CamelHttpQuery.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : file.entries()) {
            for (Yaml.Field field : entry.body().allFields()) {
                if (SETTERS.contains(field.name())) {
                    collect(entry, field.value(), findings);
                } else if (STEERING_PARAMETERS.contains(field.name())) {
                    findings.add(new Finding(
                            field.line(),
                            name(),
                            "%s lets the message steer a component with '%s': remove this parameter."
                                    .formatted(entry.title(), field.name())));
                }
            }
        }
        return findings;
    }

    private void collect(Entry entry, Yaml setter, List<Finding> findings) {
        List<Yaml> places = setter.isSequence() ? setter.items() : List.of(setter);
        for (Yaml place : places) {
            for (Yaml.Field field : place.fields()) {
                if (field.name().equals("name")) {
                    problem(entry, field.value().text().orElse("").strip())
                            .ifPresent(problem -> findings.add(new Finding(field.line(), name(), problem)));
                }
            }
        }
    }

    private static Optional<String> problem(Entry entry, String header) {
        if (header.contains("${") || header.contains("$simple{") || header.contains("{{")) {
            return Optional.of(
                    "%s computes the name of the header '%s': write a plain name.".formatted(entry.title(), header));
        }
        return STEERING.matcher(header).matches() && !FREE.contains(header)
                ? Optional.of("%s sets the header '%s', which steers a component: set one of %s, or a name of your own."
                        .formatted(
                                entry.title(),
                                header,
                                String.join(", ", FREE.stream().sorted().toList())))
                : Optional.empty();
    }
}

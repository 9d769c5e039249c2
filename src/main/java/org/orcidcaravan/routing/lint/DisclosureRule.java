package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Secrets stay where they are: routes neither name them nor log what may hold them. */
final class DisclosureRule implements Rule {
    private static final Pattern SECRET = Pattern.compile(
            "\\{\\{[^}]*(password|secret|credential|passphrase|access-?key|tokens?\\.key|\\.username)[^}]*}}");
    private static final Pattern WHOLE = Pattern.compile(
            "(?i)\\$(simple)?\\{\\s*((headers|variables|messageHistory)\\s*}|headers?[.\\[:?]+['\"]?authorization"
                    + "|exchangeProperty\\.errand\\.permission)");
    private static final Set<String> SHOWING = Set.of(
            "showAll",
            "showAllProperties",
            "showAllVariables",
            "showHeaders",
            "showProperties",
            "showVariables",
            "showExchangeProperties",
            "trace");

    @Override
    public String name() {
        return "disclosure";
    }

    @Override
    public String says() {
        return "A route names no secret setting and logs no headers, properties or variables as a whole.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : file.entries()) {
            for (Yaml.Field field : entry.body().allFields()) {
                problem(field)
                        .ifPresent(problem ->
                                findings.add(new Finding(field.line(), name(), entry.title() + " " + problem)));
            }
        }
        return findings;
    }

    private static Optional<String> problem(Yaml.Field field) {
        String text = field.value().text().orElse("");
        if (SECRET.matcher(text).find()) {
            return Optional.of("names a secret in '%s: %s': let a bean use it, so that no message carries it."
                    .formatted(field.name(), text));
        }
        if (SHOWING.contains(field.name()) && !text.equals("false")) {
            return Optional.of("logs what may hold tokens with '%s': remove it, and log the one field you need."
                    .formatted(field.name()));
        }
        return field.name().equals("message") && WHOLE.matcher(text).find()
                ? Optional.of("logs what may hold tokens in '%s': log the one field you need.".formatted(text))
                : Optional.empty();
    }
}

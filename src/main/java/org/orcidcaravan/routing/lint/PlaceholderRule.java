package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class PlaceholderRule implements Rule {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}", Pattern.DOTALL);

    @Override
    public String name() {
        return "placeholder";
    }

    @Override
    public String says() {
        return "Every {{key}} is a known setting or a parameter of its template, and its default stands in"
                + " application.properties.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : file.entries()) {
            Set<String> own = templateParameters(entry);
            for (Yaml scalar : entry.body().allScalars()) {
                Matcher matcher = PLACEHOLDER.matcher(scalar.text().orElse(""));
                while (matcher.find()) {
                    problem(entry, matcher.group(1), own, around)
                            .ifPresent(problem -> findings.add(new Finding(scalar.line(), name(), problem)));
                }
            }
        }
        return findings;
    }

    private static Set<String> templateParameters(Entry entry) {
        Set<String> names = new HashSet<>();
        if (entry.isTemplate()) {
            entry.body()
                    .at("parameters")
                    .map(Yaml::items)
                    .orElse(List.of())
                    .forEach(parameter -> parameter.textAt("name").ifPresent(names::add));
        }
        return names;
    }

    private static Optional<String> problem(Entry entry, String inside, Set<String> own, Surroundings around) {
        if (inside.contains(":")) {
            String key = inside.substring(0, inside.indexOf(':'));
            return Optional.of("%s writes '{{%s}}': write '{{%s}}' alone and its default in application.properties."
                    .formatted(entry.title(), inside, key));
        }
        String key = inside.replaceFirst("^[?!]", "");
        if (own.contains(key) || around.knownSetting().test(key)) {
            return Optional.empty();
        }
        return Optional.of("%s uses the setting '%s', which has no value: add it to application.properties."
                .formatted(entry.title(), key));
    }
}

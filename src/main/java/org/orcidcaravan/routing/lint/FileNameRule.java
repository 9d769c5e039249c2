package org.orcidcaravan.routing.lint;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

final class FileNameRule implements Rule {
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z0-9]+)+\\.camel\\.yaml");

    @Override
    public String name() {
        return "file-name";
    }

    @Override
    public String says() {
        return "A file is named <group>-<what>.camel.yaml in lower case, or errors.camel.yaml.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        if (file.name().equals(RouteFile.ERRORS) || NAME.matcher(file.name()).matches()) {
            return List.of();
        }
        return List.of(new Finding(
                1,
                name(),
                "File '%s' is not named <group>-<what>.camel.yaml: rename it, for example to 'sync-%s.camel.yaml'."
                        .formatted(file.name(), suggestion(file.name()))));
    }

    private static String suggestion(String name) {
        String stem = name.replaceFirst("(\\.camel)?\\.ya?ml$", "").toLowerCase(Locale.ROOT);
        String words = stem.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.isEmpty() ? "changes" : words;
    }
}

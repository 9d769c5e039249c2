package org.orcidcaravan.routing.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

final class DescriptionRule implements Rule {
    /** A full stop and a capital letter after it: a second sentence, unless it was an abbreviation such as "e.g.". */
    private static final Pattern SECOND_SENTENCE = Pattern.compile("\\p{L}{3,}[.!?]\\s+\\p{Lu}");

    @Override
    public String name() {
        return "description";
    }

    @Override
    public String says() {
        return "Every entry has a description: one sentence that ends with a full stop.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        return file.entries().stream()
                .filter(entry -> Entry.KINDS.contains(entry.kind()))
                .flatMap(entry -> problem(entry).stream()
                        .map(problem -> new Finding(
                                entry.body().at("description").map(Yaml::line).orElse(entry.line()), name(), problem)))
                .toList();
    }

    private static Optional<String> problem(Entry entry) {
        String text = entry.description().orElse("").strip();
        if (text.isEmpty()) {
            return Optional.of(entry.title() + " has no description: add one sentence that ends with a full stop.");
        }
        if (!text.endsWith(".")) {
            return Optional.of(entry.title() + " has a description without a full stop: end its sentence with one.");
        }
        if (SECOND_SENTENCE.matcher(text).find()) {
            return Optional.of(entry.title()
                    + " has a description of several sentences: keep one, and move the rest to a comment.");
        }
        return Optional.empty();
    }
}

package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Camel's simple language can call beans, draw random numbers and rewrite text. Here it reads a part of the message and
 * compares: a list of what may stand in {@code ${…}}, not a list of what may not.
 */
final class SimpleRule implements Rule {
    private static final Pattern START = Pattern.compile("\\$(simple)?\\{");
    private static final Pattern READS =
            Pattern.compile("(body|headers?|variables?|exchangeProperty|exception|exchangeId"
                    + "|messageId|routeId|fromRouteId|routeGroup|stepId|threadName|messageTimestamp|bodyType|null)"
                    + "([.?]+[A-Za-z_][\\w-]*|\\.(size|length|isEmpty)\\(\\)|\\[[^\\[\\]${}()]*])*");
    private static final Pattern COUNTS_UP = Pattern.compile("\\$\\{[^}]*}(\\+\\+|--)");

    @Override
    public String name() {
        return "simple";
    }

    @Override
    public String says() {
        return "The simple language only reads and compares: ${body.field}, ${header.name}, ${variable.name},"
                + " ${exchangeProperty.name}, ${exception.message}, size(), length(), isEmpty().";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : file.entries()) {
            for (Yaml scalar : entry.body().allScalars()) {
                firstBeyondReading(scalar.text().orElse(""))
                        .ifPresent(culprit -> findings.add(new Finding(
                                scalar.line(),
                                name(),
                                "%s lets simple do more than read and compare with '%s': let a bean do it."
                                        .formatted(entry.title(), culprit))));
            }
        }
        return findings;
    }

    private static Optional<String> firstBeyondReading(String text) {
        Matcher start = START.matcher(text);
        while (start.find()) {
            String inside = inside(text, start.end());
            if (!READS.matcher(inside.strip()).matches()) {
                return Optional.of(start.group() + inside + "}");
            }
        }
        Matcher counts = COUNTS_UP.matcher(text);
        return counts.find() ? Optional.of(counts.group()) : Optional.empty();
    }

    /** The text up to the brace that closes the one before {@code from}, or to the end. */
    private static String inside(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char letter = text.charAt(i);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (depth == 0) {
                return text.substring(from, i);
            }
        }
        return text.substring(from);
    }
}

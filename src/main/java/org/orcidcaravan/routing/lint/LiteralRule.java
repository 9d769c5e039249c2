package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What differs from one installation to the next is a setting. Plain text is free, and so are the numbers that say
 * something about the flow's structure: -1, 0 and 1 (no limit, none, once), a {@code startupOrder}, the count of a
 * loop, the ratios of a redelivery policy, and a constant that a step puts into the message.
 */
final class LiteralRule implements Rule {
    private static final Pattern STRUCTURAL = Pattern.compile("-1|0|1");
    private static final Pattern CREDENTIAL =
            Pattern.compile(".*(password|passphrase|secret|token|accesskey|apikey|credential).*");
    private static final Set<String> WORDS = Set.of(
            "id",
            "description",
            "note",
            "group",
            "message",
            "name",
            "key",
            "method",
            "ref",
            "startupOrder",
            "routeConfigurationId",
            "exception",
            "defaultValue",
            // Ratios: they have no unit that an installation would change.
            "backOffMultiplier",
            "collisionAvoidanceFactor");
    private static final Set<String> FREE_CONSTANTS = Set.of(
            "setBody", "setHeader", "setHeaders", "setProperty", "setVariable", "setVariables", "loop", "transform");

    @Override
    public String name() {
        return "literal";
    }

    @Override
    public String says() {
        return "Hosts, URLs, credentials, durations, rates and sizes are {{placeholders}}; only -1, 0 and 1,"
                + " a startupOrder, a loop's count, the ratios of a redelivery policy and constants put into the message may be written as numbers.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : file.entries()) {
            if (Entry.KINDS.contains(entry.kind())) {
                walk(entry, entry.body(), entry.kind(), findings);
            }
        }
        return findings;
    }

    private void walk(Entry entry, Yaml place, String step, List<Finding> findings) {
        for (Yaml.Field field : place.fields()) {
            if (field.value().isScalar()) {
                String text = field.value().text().orElse("").strip();
                problem(entry, field.name(), text, step)
                        .ifPresent(problem -> findings.add(new Finding(field.line(), name(), problem)));
            } else if (field.name().equals("steps")) {
                field.value().items().stream()
                        .flatMap(item -> item.fields().stream())
                        .forEach(inner -> walk(entry, inner.value(), inner.name(), findings));
            } else {
                walk(entry, field.value(), step, findings);
            }
        }
        place.items().forEach(item -> walk(entry, item, step, findings));
    }

    private static Optional<String> problem(Entry entry, String field, String text, String step) {
        if (field.equals("uri") || field.endsWith("Uri")) {
            return UriLiteral.in(text)
                    .map(problem -> "%s has the address '%s', %s.".formatted(entry.title(), text, problem));
        }
        if (WORDS.contains(field) || text.startsWith("#")) {
            return Optional.empty();
        }
        if (CREDENTIAL.matcher(field.toLowerCase(Locale.ROOT)).matches()) {
            return text.contains("{{")
                    ? Optional.empty()
                    : Optional.of(
                            "%s writes a credential in '%s': write \"{{caravan.…}}\" and keep the value in a setting."
                                    .formatted(entry.title(), field));
        }
        if (UriLiteral.hasHost(text)) {
            return Optional.of("%s writes the address '%s' in '%s': write \"{{caravan.…}}\" and keep it in a setting."
                    .formatted(entry.title(), text, field));
        }
        boolean constant = field.equals("expression") && FREE_CONSTANTS.contains(step);
        if (!constant && Quantity.is(text) && !isStructural(field, text)) {
            return Optional.of("%s writes '%s: %s' in '%s': write \"{{caravan.…}}\" and keep the value in a setting."
                    .formatted(entry.title(), field, text, step));
        }
        return Optional.empty();
    }

    /** A delay of 1 would be a millisecond, which is a quantity. */
    private static boolean isStructural(String field, String text) {
        return STRUCTURAL.matcher(text).matches() && (!text.equals("1") || !Quantity.isTime(field));
    }
}

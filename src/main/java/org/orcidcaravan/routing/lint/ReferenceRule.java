package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class ReferenceRule implements Rule {
    private static final Set<String> REFERENCES = Set.of(
            "aggregationRepository",
            "aggregationStrategy",
            "comparator",
            "executorService",
            "filterStrategy",
            "idempotentRepository",
            "logger",
            "onPrepare",
            "routePolicy",
            "threadOffloadExecutorService",
            "timeoutExecutorService");

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String says() {
        return "Every other reference (idempotentRepository, executorService, …Ref, '#name') names a bean of the service,"
                + " never a class.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : file.entries()) {
            for (Yaml.Field field : entry.body().allFields()) {
                String text = field.value().text().orElse("").strip();
                boolean reference =
                        REFERENCES.contains(field.name()) || field.name().endsWith("Ref");
                boolean hash = text.startsWith("#") && !isBeanCall(field);
                if (!text.isEmpty() && !text.contains("{{") && (reference || hash)) {
                    problem(entry, field.name(), text, around)
                            .ifPresent(problem -> findings.add(new Finding(field.line(), name(), problem)));
                }
            }
        }
        return findings;
    }

    private static boolean isBeanCall(Yaml.Field field) {
        return field.name().equals("ref")
                || field.name().equals("description")
                || field.name().equals("note");
    }

    private static Optional<String> problem(Entry entry, String field, String text, Surroundings around) {
        if (text.startsWith("#class:") || text.startsWith("#type:")) {
            return Optional.of(
                    "%s names a class in '%s: %s': write the name of a bean.".formatted(entry.title(), field, text));
        }
        String name = text.replaceFirst("^#(bean:)?", "");
        return around.beans().apply(name).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "%s refers to the bean '%s' in '%s', which does not exist: correct the name, or add the bean."
                                .formatted(entry.title(), name, field));
    }
}

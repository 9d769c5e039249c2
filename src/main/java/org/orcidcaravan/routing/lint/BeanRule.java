package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class BeanRule implements Rule {
    @Override
    public String name() {
        return "bean";
    }

    @Override
    public String says() {
        return "A bean step or method expression names a bean with 'ref' and exactly one public method of it, and passes"
                + " as many parameters as that method takes.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : file.entries()) {
            for (Yaml.Field field : LanguageRule.fieldsOutsideParameters(entry.body())) {
                boolean call = field.name().equals("bean") || field.name().equals("method");
                if (call && field.value().isMapping()) {
                    problem(field, around)
                            .ifPresent(problem ->
                                    findings.add(new Finding(field.line(), name(), entry.title() + " " + problem)));
                }
            }
        }
        return findings;
    }

    private static Optional<String> problem(Yaml.Field call, Surroundings around) {
        String ref = call.value()
                .textAt("ref")
                .map(text -> text.replaceFirst("^#", ""))
                .orElse("");
        String method = call.value().textAt("method").orElse("");
        if (call.value().at("beanType").isPresent()) {
            return Optional.of("names a class in '%s': write 'ref' with the bean's name instead of 'beanType'."
                    .formatted(call.name()));
        }
        if (ref.isEmpty() || method.isEmpty()) {
            return Optional.of("has a '%s' without '%s': name both the bean ('ref') and its 'method'."
                    .formatted(call.name(), ref.isEmpty() ? "ref" : "method"));
        }
        if (ref.contains("{{")) {
            return Optional.of("names a bean by a setting, '%s': write the bean's own name.".formatted(ref));
        }
        Optional<Class<?>> type = around.beans().apply(ref);
        return type.isEmpty()
                ? Optional.of(
                        "calls the bean '%s', which does not exist: correct the name, or add a class with @Named(\"%s\")."
                                .formatted(ref, ref))
                : MethodCall.parse(method).problem(ref, type.get());
    }
}

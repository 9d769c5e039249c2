package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

final class LanguageRule implements Rule {
    private static final Set<String> PROGRAMS = Set.of(
            "script",
            "groovy",
            "joor",
            "js",
            "python",
            "java",
            "mvel",
            "ognl",
            "spel",
            "csimple",
            "datasonnet",
            "wasm",
            "hl7terser",
            "language");
    private static final Set<String> RUNNERS = Set.of("language", "exec", "class", "groovy", "joor", "wasm", "bean");

    @Override
    public String name() {
        return "language";
    }

    @Override
    public String says() {
        return "A route holds no program: no script step, no programming language, no component that runs one.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : file.entries()) {
            for (Yaml.Field field : fieldsOutsideParameters(entry.body())) {
                String text = field.value().text().orElse("");
                if (PROGRAMS.contains(field.name())) {
                    findings.add(finding(entry, field, "holds a program in '" + field.name() + "'"));
                } else if (field.name().equals("logLanguage") && !text.equals("simple")) {
                    findings.add(finding(entry, field, "logs in the language '" + text + "'"));
                } else if (isAddress(field) && isRunner(text)) {
                    findings.add(finding(entry, field, "calls code by the address '" + text + "'"));
                }
            }
        }
        return findings;
    }

    static boolean isRunner(String uri) {
        return RUNNERS.contains(uri.replaceFirst(":.*$", ""));
    }

    private static boolean isAddress(Yaml.Field field) {
        return field.name().equals("uri") || field.name().endsWith("Uri");
    }

    static List<Yaml.Field> fieldsOutsideParameters(Yaml place) {
        List<Yaml.Field> found = new ArrayList<>();
        for (Yaml.Field field : place.fields()) {
            found.add(field);
            if (!field.name().equals("parameters")) {
                found.addAll(fieldsOutsideParameters(field.value()));
            }
        }
        place.items().forEach(item -> found.addAll(fieldsOutsideParameters(item)));
        return found;
    }

    private Finding finding(Entry entry, Yaml.Field field, String problem) {
        return new Finding(
                field.line(),
                name(),
                entry.title() + " " + problem + ": put it into a bean and call it with 'bean: {ref: …, method: …}'.");
    }
}

package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Walks one entry beside its schema: one finding for each real mistake, none for what follows from it. */
final class SchemaWalk {
    private final RouteSchema schema;
    private final String title;
    private final List<Finding> findings = new ArrayList<>();

    SchemaWalk(RouteSchema schema, Entry entry) {
        this.schema = schema;
        this.title = entry.title();
        check(entry.kind(), entry.line(), entry.body(), schema.entry(entry.kind()));
    }

    List<Finding> findings() {
        return findings;
    }

    private void check(String name, int line, Yaml value, Shape shape) {
        if (value.isUnquotedPlaceholder()) {
            wrong(line, "the placeholder of '%s' stands without quotes: write %s: \"{{…}}\".".formatted(name, name));
        } else if (shape.type() == null && shape.properties().isEmpty()) {
            return;
        } else if (shape.shortText() && value.isScalar()) {
            compact(
                    line,
                    "'%s' is written in the short form: write '%s: {%s: …}'.".formatted(name, name, mainField(shape)));
        } else if (shape.shortText() || "object".equals(shape.type())) {
            checkObject(name, line, value, shape);
        } else if ("array".equals(shape.type())) {
            checkArray(name, line, value, shape);
        } else {
            ScalarProblem.of(value, shape).ifPresent(problem -> wrong(line, "'%s' %s.".formatted(name, problem)));
        }
    }

    private static String mainField(Shape shape) {
        return shape.required().isEmpty()
                ? shape.properties().containsKey("ref") ? "ref" : "id"
                : shape.required().iterator().next();
    }

    private void checkArray(String name, int line, Yaml value, Shape shape) {
        if (!value.isSequence()) {
            wrong(line, "'%s' must be a list: begin each of its items with '- '.".formatted(name));
            return;
        }
        Map<?, ?> items = shape.items();
        if (items == null) {
            return;
        }
        for (Yaml item : value.items()) {
            Shape itemShape = schema.shape(items);
            if (item.isScalar()
                    && itemShape.properties().containsKey(item.text().orElse(""))) {
                String kind = item.text().orElse("");
                compact(
                        item.line(),
                        "'%s' is written in the short form: write '%s: {}' with its fields.".formatted(kind, kind));
            } else if (item.fields().size() > 1 && name.equals("steps")) {
                Yaml.Field second = item.fields().get(1);
                wrong(
                        second.line(),
                        ("'%s' stands beside '%s' in one step: indent it two more if it belongs to that step,"
                                        + " or begin it with '- '.")
                                .formatted(
                                        second.name(), item.fields().getFirst().name()));
            } else {
                check(name.equals("steps") ? "step" : name, item.line(), item, itemShape);
            }
        }
    }

    private void checkObject(String name, int line, Yaml value, Shape shape) {
        if (!value.isMapping()) {
            String instead = value.is(Tag.NULL) ? "is empty" : "must have fields";
            wrong(line, "'%s' %s: write its fields below it, indented by two.".formatted(name, instead));
            return;
        }
        if (shape.properties().isEmpty()) {
            return;
        }
        Set<String> present = new HashSet<>();
        for (Yaml.Field field : value.fields()) {
            if (present.add(field.name())) {
                checkField(name, field, shape);
            } else {
                wrong(field.line(), "'%s' has the field '%s' twice: keep one.".formatted(name, field.name()));
            }
        }
        for (String required : shape.required()) {
            if (!present.contains(required)) {
                wrong(line, "'%s' lacks its field '%s': add it.".formatted(name, required));
            }
        }
        checkVariants(name, line, present, shape);
    }

    private void checkField(String name, Yaml.Field field, Shape shape) {
        Map<?, ?> property = shape.properties().get(field.name());
        if (field.value().isUnquotedPlaceholder()) {
            check(field.name(), field.line(), field.value(), shape);
        } else if (shape.shortFields().contains(field.name())) {
            compact(
                    field.line(),
                    "the expression of '%s' is written in the short form: write 'expression: {%s: {%s: …}}'."
                            .formatted(name, field.name(), field.name().equals("method") ? "ref" : "expression"));
        } else if (property == null) {
            String problem = name.equals("step") ? "there is no step '%2$s': %3$s." : "'%s' has no field '%s': %s.";
            wrong(field.line(), problem.formatted(name, field.name(), advice(field.name(), shape)));
        } else {
            check(field.name(), field.line(), field.value(), schema.shape(property));
        }
    }

    private static String advice(String name, Shape shape) {
        return Spelling.closest(name, shape.properties().keySet())
                .map(near -> "write '" + near + "' instead")
                .orElse("remove it, or look its name up in Camel's documentation");
    }

    private void checkVariants(String name, int line, Set<String> present, Shape shape) {
        List<String> chosen =
                shape.variants().stream().filter(present::contains).sorted().toList();
        boolean inShort = present.stream().anyMatch(shape.shortFields()::contains);
        boolean unknown = !shape.properties().keySet().containsAll(present);
        if (chosen.size() > 1) {
            wrong(line, "'%s' has more than one of %s: keep one.".formatted(name, String.join(", ", chosen)));
        } else if (chosen.isEmpty() && shape.variantNeeded() && !inShort && !unknown) {
            wrong(
                    line,
                    "'%s' says nothing: write one of its kinds, such as 'simple: {expression: …}'.".formatted(name));
        } else if (chosen.isEmpty() && !shape.shortFields().isEmpty() && !inShort && !name.equals("sort")) {
            wrong(line, "'%s' lacks its expression: write 'expression: {simple: {expression: …}}'.".formatted(name));
        }
    }

    private void wrong(int line, String problem) {
        findings.add(new Finding(line, LintRules.SCHEMA, title + ": " + problem));
    }

    private void compact(int line, String problem) {
        findings.add(new Finding(line, LintRules.CANONICAL, title + ": " + problem));
    }
}

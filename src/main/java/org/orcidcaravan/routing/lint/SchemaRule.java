package org.orcidcaravan.routing.lint;

import java.util.List;

/** Holds each entry against Camel's own schema. */
final class SchemaRule implements Rule {
    private final RouteSchema schema;

    SchemaRule(RouteSchema schema) {
        this.schema = schema;
    }

    @Override
    public String name() {
        return LintRules.SCHEMA;
    }

    @Override
    public String says() {
        return "Every field is one that Camel's schema of YAML routes knows, and its value has the type given there.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        return walk(schema, file).stream()
                .filter(finding -> finding.rule().equals(LintRules.SCHEMA))
                .toList();
    }

    static List<Finding> walk(RouteSchema schema, RouteFile file) {
        return file.entries().stream()
                .filter(entry -> Entry.KINDS.contains(entry.kind()))
                .flatMap(entry -> new SchemaWalk(schema, entry).findings().stream())
                .toList();
    }
}

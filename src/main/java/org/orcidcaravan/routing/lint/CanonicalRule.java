package org.orcidcaravan.routing.lint;

import java.util.List;

/** Refuses Camel's compact notation, which Camel has deprecated in favour of the canonical one. */
final class CanonicalRule implements Rule {
    private final RouteSchema schema;

    CanonicalRule(RouteSchema schema) {
        this.schema = schema;
    }

    @Override
    public String name() {
        return LintRules.CANONICAL;
    }

    @Override
    public String says() {
        return "Steps and expressions are written out: 'log: {message: …}', 'expression: {simple: {expression: …}}'.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        return SchemaRule.walk(schema, file).stream()
                .filter(finding -> finding.rule().equals(LintRules.CANONICAL))
                .toList();
    }
}

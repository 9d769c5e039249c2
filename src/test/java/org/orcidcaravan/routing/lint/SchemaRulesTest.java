package org.orcidcaravan.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaRulesTest {
    @Test
    void an_unknown_field_is_reported_once_with_the_word_that_was_meant() {
        assertThat(LintSample.steps("- bean:\n    ref: changes\n    methd: pending"))
                .contains(new Finding(
                        11, "schema", "Route 'sync-try': 'bean' has no field 'methd': write 'method' instead."))
                .filteredOn(finding -> finding.rule().equals("schema"))
                .hasSize(1);
    }

    @Test
    void an_unknown_step_is_reported_once() {
        assertThat(LintSample.steps("- lgo:\n    message: Seen"))
                .containsExactly(
                        new Finding(9, "schema", "Route 'sync-try': there is no step 'lgo': write 'log' instead."));
        assertThat(LintSample.steps("- teleport:\n    message: Seen"))
                .containsExactly(new Finding(
                        9,
                        "schema",
                        "Route 'sync-try': there is no step 'teleport': remove it, or look its name up in Camel's"
                                + " documentation."));
    }

    @Test
    void a_step_is_one_thing() {
        assertThat(LintSample.steps("- log:\n    message: Seen\n  stop: {}"))
                .containsExactly(new Finding(
                        11,
                        "schema",
                        "Route 'sync-try': 'stop' stands beside 'log' in one step: indent it two more if it belongs to"
                                + " that step, or begin it with '- '."));
    }

    @Test
    void values_have_the_type_of_the_schema() {
        assertThat(LintSample.spoilt("streaming: true", "streaming: yes"))
                .containsExactly(new Finding(
                        19, "schema", "Route 'sync-changes': 'streaming' must be true or false, not 'yes'."));
        assertThat(LintSample.spoilt("loggingLevel: DEBUG", "loggingLevel: LOUD"))
                .containsExactly(new Finding(
                        67,
                        "schema",
                        "Route 'sync-changes-object': 'loggingLevel' must be one of TRACE, DEBUG, INFO, WARN, ERROR, OFF,"
                                + " not 'LOUD'."));
        assertThat(LintSample.spoilt("name: large", "name: 5"))
                .contains(new Finding(
                        58, "schema", "Route 'sync-changes-object': 'name' must be text: put 5 in quotes."));
        assertThat(LintSample.spoilt("\"{{caravan.sync.enabled}}\"", "{{caravan.sync.enabled}}"))
                .containsExactly(new Finding(
                        7,
                        "schema",
                        "Route 'sync-changes': the placeholder of 'autoStartup' stands without quotes: write autoStartup:"
                                + " \"{{…}}\"."));
        assertThat(LintSample.steps("- log:\n    message:"))
                .containsExactly(new Finding(
                        10, "schema", "Route 'sync-try': 'message' is empty: give it a value or remove it."));
        assertThat(LintSample.steps("- step:\n    steps:\n      stop: {}"))
                .containsExactly(new Finding(
                        10, "schema", "Route 'sync-try': 'steps' must be a list: begin each of its items with '- '."));
    }

    @Test
    void required_fields_are_there_and_no_field_is_twice() {
        assertThat(LintSample.steps("- log:\n    loggingLevel: INFO"))
                .containsExactly(
                        new Finding(9, "schema", "Route 'sync-try': 'log' lacks its field 'message': add it."));
        assertThat(LintSample.steps("- log:\n    message: a\n    message: b"))
                .containsExactly(
                        new Finding(11, "schema", "Route 'sync-try': 'log' has the field 'message' twice: keep one."));
    }

    @Test
    void an_expression_has_exactly_one_language() {
        assertThat(
                        LintSample.steps(
                                "- setBody:\n    expression:\n      simple:\n        expression: ${body}\n      header:\n        expression: a"))
                .containsExactly(new Finding(
                        10, "schema", "Route 'sync-try': 'expression' has more than one of header, simple: keep one."));
        assertThat(LintSample.steps("- setBody:\n    expression: {}"))
                .containsExactly(new Finding(
                        10,
                        "schema",
                        "Route 'sync-try': 'expression' says nothing: write one of its kinds, such as 'simple:"
                                + " {expression: …}'."));
        assertThat(LintSample.steps("- setBody:\n    id: a"))
                .containsExactly(new Finding(
                        9,
                        "schema",
                        "Route 'sync-try': 'setBody' lacks its expression: write 'expression: {simple: {expression:"
                                + " …}}'."));
    }

    @Test
    void the_compact_notation_is_refused_with_the_canonical_one() {
        assertThat(LintSample.steps("- log: Seen"))
                .containsExactly(new Finding(
                        9,
                        "canonical",
                        "Route 'sync-try': 'log' is written in the short form: write 'log: {message: …}'."));
        assertThat(LintSample.steps("- to: direct:a"))
                .containsExactly(new Finding(
                        9, "canonical", "Route 'sync-try': 'to' is written in the short form: write 'to: {uri: …}'."));
        assertThat(LintSample.steps("- bean: ledger"))
                .containsExactly(new Finding(
                        9,
                        "canonical",
                        "Route 'sync-try': 'bean' is written in the short form: write 'bean: {ref: …}'."));
        assertThat(LintSample.steps("- stop"))
                .containsExactly(new Finding(
                        9,
                        "canonical",
                        "Route 'sync-try': 'stop' is written in the short form: write 'stop: {}' with its fields."));
        assertThat(LintSample.steps("- setBody:\n    simple: ${body}"))
                .containsExactly(new Finding(
                        10,
                        "canonical",
                        "Route 'sync-try': the expression of 'setBody' is written in the short form: write 'expression:"
                                + " {simple: {expression: …}}'."));
        assertThat(LintSample.steps("- setBody:\n    expression:\n      simple: ${body}"))
                .containsExactly(new Finding(
                        11,
                        "canonical",
                        "Route 'sync-try': 'simple' is written in the short form: write 'simple: {expression: …}'."));
    }
}

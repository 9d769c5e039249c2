package org.orcidcaravan.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {
    @Test
    void a_placeholder_is_a_known_setting_without_a_default_of_its_own() {
        assertThat(LintSample.spoilt("{{caravan.sync.schedule}}", "{{caravan.sync.shedule}}"))
                .containsExactly(new Finding(
                        11,
                        "placeholder",
                        "Route 'sync-changes' uses the setting 'caravan.sync.shedule', which has no value: add it to"
                                + " application.properties."));
        assertThat(LintSample.spoilt("{{caravan.sync.schedule}}", "{{caravan.sync.schedule:hourly}}"))
                .containsExactly(new Finding(
                        11,
                        "placeholder",
                        "Route 'sync-changes' writes '{{caravan.sync.schedule:hourly}}': write '{{caravan.sync.schedule}}'"
                                + " alone and its default in application.properties."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://api.orcid.org/v3.0 | which names a host: write "{{caravan.…}}" and keep the host in a setting
                    http:api.orcid.org         | which names a host: write "{{caravan.…}}" and keep the host in a setting
                    kafka:localhost            | which names a host: write "{{caravan.…}}" and keep the host in a setting
                    sftp:user:word@host/in     | which names a host: write "{{caravan.…}}" and keep the host in a setting
                    seda:changes?size=100      | which carries parameters: write them under 'parameters:'
                    mllp:server:8888           | which holds a number: write "{{caravan.…}}" and keep the value in a setting
                    """)
    void an_address_holds_no_host_and_no_parameter(String uri, String problem) {
        assertThat(LintSample.steps("- to:\n    uri: " + uri))
                .containsExactly(
                        new Finding(10, "literal", "Route 'sync-try' has the address '" + uri + "', " + problem + "."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "direct:sync-object",
                "seda:changes-2",
                "\"{{caravan.sync.schedule}}\"",
                "\"https:{{caravan.sync.rate}}\"",
                "\"file:{{caravan.sync.rate}}/summaries\"",
                "platform-http:/api/hook",
                "log:org.orcidcaravan.sync"
            })
    void an_address_may_be_a_name_or_a_setting(String uri) {
        assertThat(LintSample.steps("- to:\n    uri: " + uri)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "30s", "PT5M", "1h30m", "0 0/5 * * * ?", "10MB", "1_000", "2.5"})
    void a_parameter_holds_no_quantity(String value) {
        assertThat(LintSample.steps("- to:\n    uri: seda:a\n    parameters:\n      size: \"" + value + "\""))
                .containsExactly(new Finding(
                        12,
                        "literal",
                        "Route 'sync-try' writes 'size: " + value
                                + "' in 'to': write \"{{caravan.…}}\" and keep the value in a setting."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "true", "false", "InOnly", "\"{{caravan.sync.rate}}\"", "\"#ledger\""})
    void a_parameter_may_be_structural(String value) {
        assertThat(LintSample.steps("- to:\n    uri: seda:a\n    parameters:\n      size: " + value))
                .isEmpty();
    }

    @Test
    void rates_delays_and_redeliveries_are_settings() {
        assertThat(LintSample.steps("- throttle:\n    expression:\n      constant:\n        expression: \"12\""))
                .containsExactly(literal(12, "expression: 12", "throttle"));
        assertThat(LintSample.steps("- delay:\n    expression:\n      constant:\n        expression: \"1\""))
                .containsExactly(literal(12, "expression: 1", "delay"));
        assertThat(
                        LintSample.steps(
                                "- loop:\n    expression:\n      constant:\n        expression: \"3\"\n    steps:\n      - stop: {}"))
                .isEmpty();
        String errors = LintSample.text("errors.camel.yaml");
        assertThat(LintSample.findings("errors.camel.yaml", errors.replace("\"{{caravan.reads.delay}}\"", "\"1000\"")))
                .containsExactly(new Finding(
                        11,
                        "literal",
                        "Route configuration 'reads' writes 'redeliveryDelay: 1000' in 'routeConfiguration': write"
                                + " \"{{caravan.…}}\" and keep the value in a setting."));
        assertThat(LintSample.findings(
                        "errors.camel.yaml",
                        errors.replace("\"{{caravan.reads.redeliveries}}\"", "0\n            backOffMultiplier: 2")))
                .isEmpty();
    }

    private static Finding literal(int line, String what, String step) {
        return new Finding(
                line,
                "literal",
                "Route 'sync-try' writes '" + what + "' in '" + step
                        + "': write \"{{caravan.…}}\" and keep the value in a setting.");
    }

    @Test
    void a_credential_is_a_setting() {
        assertThat(LintSample.steps("- to:\n    uri: seda:a\n    parameters:\n      clientSecret: open-sesame"))
                .containsExactly(new Finding(
                        12,
                        "literal",
                        "Route 'sync-try' writes a credential in 'clientSecret': write \"{{caravan.…}}\" and keep the value"
                                + " in a setting."));
    }

    @Test
    void an_address_in_a_header_is_a_setting() {
        assertThat(
                        LintSample.steps(
                                "- setHeader:\n    name: a\n    expression:\n      constant:\n        expression: https://orcid.org/a"))
                .containsExactly(new Finding(
                        13,
                        "literal",
                        "Route 'sync-try' writes the address 'https://orcid.org/a' in 'expression': write"
                                + " \"{{caravan.…}}\" and keep it in a setting."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"groovy", "joor", "js", "python", "java", "mvel", "ognl", "spel"})
    void a_route_holds_no_program(String language) {
        assertThat(LintSample.steps("- setBody:\n    expression:\n      " + language + ":\n        expression: body"))
                .containsExactly(new Finding(
                        11,
                        "language",
                        "Route 'sync-try' holds a program in '" + language
                                + "': put it into a bean and call it with 'bean: {ref: …, method: …}'."));
    }

    @Test
    void no_step_and_no_address_runs_a_program() {
        assertThat(LintSample.steps("- script:\n    expression:\n      simple:\n        expression: ${body}"))
                .containsExactly(new Finding(
                        9,
                        "language",
                        "Route 'sync-try' holds a program in 'script': put it into a bean and call it with"
                                + " 'bean: {ref: …, method: …}'."));
        assertThat(LintSample.steps("- to:\n    uri: exec:rm"))
                .containsExactly(new Finding(
                        10,
                        "language",
                        "Route 'sync-try' calls code by the address 'exec:rm': put it into a bean and call it with"
                                + " 'bean: {ref: …, method: …}'."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${bean:ledger?method=add}",
                "${random(1,10)}",
                "${body.delete()}",
                "${date:now:yyyy}",
                "${body.replace(a,b)}",
                "${header.a}++",
                "$simple{bean:ledger}",
                "${properties:caravan.sync.rate}",
                "${bodyAs(String).length()}"
            })
    void simple_does_not_transform(String text) {
        assertThat(LintSample.steps("- log:\n    message: Seen " + text))
                .containsExactly(new Finding(
                        10,
                        "simple",
                        "Route 'sync-try' lets simple do more than read and compare with '" + text
                                + "': let a bean do it."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${body}",
                "${body.orcid.path}",
                "${headers.size()}",
                "${header[Content-Type]}",
                "${exception.message}",
                "${variable.key} == 'a' && ${header.status} >= 400",
                "${exchangeProperty.CamelSplitComplete}"
            })
    void simple_reads_and_compares(String text) {
        assertThat(LintSample.steps("- log:\n    message: Seen " + text)).isEmpty();
    }

    @Test
    void a_choice_has_three_branches_at_most() {
        String when =
                "    - expression:\n        simple:\n          expression: ${body}\n      steps:\n        - stop: {}\n";
        assertThat(LintSample.steps("- choice:\n    when:\n" + when.repeat(3).indent(2)))
                .isEmpty();
        assertThat(LintSample.steps("- choice:\n    when:\n" + when.repeat(3).indent(2)
                        + "    otherwise:\n      steps:\n        - stop: {}"))
                .containsExactly(new Finding(
                        9,
                        "choice",
                        "Route 'sync-try' has a choice of 4 branches: let a bean decide, or split it into routes of at most"
                                + " 3."));
    }

    @Test
    void a_route_has_twelve_steps_at_most_and_a_file_120_lines() {
        String step = "- log:\n    message: Seen ${body}\n";
        assertThat(LintSample.steps(step.repeat(12))).isEmpty();
        assertThat(LintSample.steps(step.repeat(11) + "- step:\n    steps:\n      - stop: {}\n"))
                .containsExactly(new Finding(
                        1,
                        "size",
                        "Route 'sync-try' has 13 steps: move some to a 'direct:' route of their own until it has at most"
                                + " 12."));
        assertThat(LintSample.steps("- stop: {}\n" + "# so it goes\n".repeat(112)))
                .containsExactly(
                        new Finding(
                                121,
                                "size",
                                "File 'sync-try.camel.yaml' has 121 lines: move routes to another file until it has at most 120."));
    }
}

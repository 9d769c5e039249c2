package org.orcidcaravan.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeanRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nobody | note    | calls the bean 'nobody', which does not exist: correct the name, or add a class with @Named("nobody").
                    ledger | forget  | calls 'ledger.forget', but Ledger has no public method of that name: correct 'method'.
                    ledger | add     | calls 'ledger.add', but Ledger has 2 public methods of that name: give each its own name.
                    ledger | note    | calls 'ledger.note' without parameters, but it takes 2: write them out, 'note(${body}, …)'.
                    ledger | note(${body}) | calls 'ledger.note' with 1 parameters, but it takes 2: write as many as it takes.
                    """)
    void a_bean_step_names_one_public_method(String ref, String method, String problem) {
        assertThat(LintSample.steps("- bean:\n    ref: " + ref + "\n    method: " + method))
                .containsExactly(new Finding(9, "bean", "Route 'sync-try' " + problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note(${body}, ${exception})",
                "note('a, b', ${header[x,y]})",
                "note(${body}, \"c)\")",
                "notes",
                "notes()"
            })
    void parameters_are_counted_as_camel_reads_them(String method) {
        assertThat(LintSample.steps("- bean:\n    ref: ledger\n    method: " + method))
                .isEmpty();
    }

    @Test
    void a_bean_step_has_a_ref_and_a_method_and_no_class() {
        assertThat(LintSample.steps("- bean:\n    ref: ledger"))
                .containsExactly(
                        new Finding(
                                9,
                                "bean",
                                "Route 'sync-try' has a 'bean' without 'method': name both the bean ('ref') and its 'method'."));
        assertThat(LintSample.steps("- bean:\n    beanType: org.example.A\n    method: run"))
                .containsExactly(new Finding(
                        9,
                        "bean",
                        "Route 'sync-try' names a class in 'bean': write 'ref' with the bean's name instead of"
                                + " 'beanType'."));
    }

    @Test
    void a_method_expression_keeps_the_same_rule() {
        assertThat(LintSample.spoilt("method: isSummary", "method: isSumary"))
                .containsExactly(new Finding(
                        35,
                        "bean",
                        "Route 'sync-changes-object' calls 'changes.isSumary', but Changes has no public method of that"
                                + " name: correct 'method'."));
    }

    @Test
    void references_name_beans() {
        assertThat(LintSample.spoilt("idempotentRepository: objectRepository", "idempotentRepository: objects"))
                .containsExactly(missing(43, "sync-changes-object", "objects", "idempotentRepository"));
        assertThat(LintSample.spoilt("executorService: syncWorkers", "executorService: workers"))
                .containsExactly(missing(21, "sync-changes", "workers", "executorService"));
        assertThat(LintSample.steps("- to:\n    uri: seda:a\n    parameters:\n      queue: \"#queues\""))
                .containsExactly(missing(12, "sync-try", "queues", "queue"));
        assertThat(LintSample.steps("- to:\n    uri: seda:a\n    parameters:\n      queue: \"#class:org.example.A\""))
                .containsExactly(new Finding(
                        12,
                        "reference",
                        "Route 'sync-try' names a class in 'queue: #class:org.example.A': write the name of a bean."));
    }

    private static Finding missing(int line, String route, String bean, String field) {
        return new Finding(
                line,
                "reference",
                "Route '" + route + "' refers to the bean '" + bean + "' in '" + field
                        + "', which does not exist: correct the name, or add the bean.");
    }
}

package org.orcidcaravan.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoodSampleTest {
    @ParameterizedTest
    @ValueSource(strings = {"errors.camel.yaml", "sync-changes.camel.yaml", "sync-sink.camel.yaml"})
    void a_good_file_has_no_findings(String name) {
        assertThat(LintSample.findings(name, LintSample.text(name))).isEmpty();
    }

    @Test
    void every_rule_has_a_name_of_its_own_and_says_itself_in_a_sentence() {
        List<Rule> rules = LintRules.all();

        assertThat(rules).extracting(Rule::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]+"));
        assertThat(rules).extracting(Rule::says).allMatch(sentence -> sentence.endsWith("."));
    }
}

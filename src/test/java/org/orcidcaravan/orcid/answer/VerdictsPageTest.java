package org.orcidcaravan.orcid.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.GeneratedPage;

/** The rules as a page that is compared in the build. */
class VerdictsPageTest {
    private static final String PAGE = "docs/verdicts.md";

    @Test
    void the_page_is_what_the_rules_say() throws IOException {
        List<Rule> codes = Stream.<Rule>concat(Arrays.stream(CodeRule.values()), Arrays.stream(RefusalRule.values()))
                .sorted(Comparator.comparing(Rule::said).thenComparing(Rule::status))
                .toList();
        String page = table("ORCID's error-codes", "error-code", codes)
                + table("Words of OAuth", "error", List.of(WordRule.values()))
                + table("Statuses", "if", List.of(StatusRule.values()))
                + table("No answer", "why", List.of(TransportRule.values()));

        new GeneratedPage(PAGE).isUpToDate("# Verdicts", page.strip());
    }

    @Test
    void the_page_explains_every_verdict_and_every_reason_to_stop() throws IOException {
        String page = Files.readString(Path.of(PAGE));

        assertThat(Arrays.stream(Verdict.values()).map(verdict -> "| `" + verdict + "` |"))
                .allSatisfy(row -> assertThat(page).contains(row));
        assertThat(Arrays.stream(PersonStop.values()).map(stop -> "| `" + stop + "` |"))
                .allSatisfy(row -> assertThat(page).contains(row));
    }

    private static String table(String title, String said, List<Rule> rules) {
        return rules.stream()
                .map(VerdictsPageTest::row)
                .collect(Collectors.joining(
                        "",
                        "## " + title + "\n\n| status | " + said
                                + " | asked | verdict | meaning |\n|---|---|---|---|---|\n",
                        "\n"));
    }

    private static String row(Rule rule) {
        String stop = rule.personStop() == null ? "" : " (`" + rule.personStop() + "`)";
        return "| " + rule.status() + " | " + rule.said() + " | " + rule.asked().text() + " | `" + rule.verdict() + "`"
                + stop + " | " + rule.sentence() + " |\n";
    }
}

package org.orcidcaravan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DecisionRecordsTest {
    private static final Pattern NAME = Pattern.compile("\\d{4}-[a-z0-9]+(-[a-z0-9]+)*\\.md");
    private static final List<String> PARTS = List.of("Context", "Decision", "Consequences");

    private static List<Path> records() throws IOException {
        return ProjectFiles.under("docs/adr", ".md").stream()
                .filter(file -> !file.endsWith("README.md"))
                .toList();
    }

    @Test
    void there_are_records_and_each_is_named_by_number_and_title() throws IOException {
        assertThat(records())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.getFileName().toString()).matches(NAME));
    }

    @Test
    void no_number_is_used_twice() throws IOException {
        assertThat(records())
                .extracting(file -> file.getFileName().toString().substring(0, 4))
                .doesNotHaveDuplicates();
    }

    @Test
    void each_says_when_why_what_and_what_follows() throws IOException {
        assertThat(records()).allSatisfy(file -> {
            String text = ProjectFiles.text(file);
            assertThat(text)
                    .as("%s", file)
                    .containsPattern("(?m)^(\\W*)Status\\W+(Proposed|Accepted|Superseded|Rejected)");
            assertThat(text).as("%s", file).containsPattern("(?m)^(\\W*)Date\\W+\\d{4}-\\d{2}-\\d{2}");
            for (String part : PARTS) {
                assertThat(text).as("%s", file).containsPattern("(?m)^##+ " + part + "\\b");
            }
        });
    }
}

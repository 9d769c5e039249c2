package org.orcidcaravan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/operate.md, the dashboard and the alerts speak of the same things; {@code MetricsTest} holds that these exist. */
class OperatePageTest {
    private static final String PAGE = ProjectFiles.text(Path.of("docs/operate.md"));
    private static final String ALERTS = ProjectFiles.text(Path.of("ops/prometheus/alerts.yaml"));
    private static final Pattern METRIC = Pattern.compile("\\bcaravan_[a-z_]+[a-z]");

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(found.groupCount()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A histogram is documented once, and asked for by its parts. */
    private static Set<String> asked(String text) {
        return all(METRIC, text).stream()
                .map(name -> name.replaceFirst("_seconds_(bucket|count|sum)$", "_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documented() {
        return all(Pattern.compile("(?m)^\\| `(caravan_[a-z_]+)`"), PAGE);
    }

    @Test
    void every_metric_of_the_dashboard_is_documented() throws IOException {
        String dashboard = ProjectFiles.text(Path.of("ops/grafana/caravan.json"));
        assertThat(new JsonMapper().readTree(dashboard).path("panels")).isNotEmpty();
        assertThat(documented()).containsAll(asked(dashboard)).hasSizeGreaterThan(15);
        assertThat(asked(dashboard)).isNotEmpty();
    }

    @Test
    void every_metric_of_the_alerts_is_documented() {
        assertThat(asked(ALERTS)).isNotEmpty();
        assertThat(documented()).containsAll(asked(ALERTS));
    }

    @Test
    void every_alert_has_a_section_that_says_what_to_do_and_no_section_is_left_over() {
        Set<String> alerts = all(Pattern.compile("- alert: (\\w+)"), ALERTS);
        String sections = PAGE.substring(PAGE.indexOf("\n## Alerts"), PAGE.indexOf("\n## Logs"));
        assertThat(alerts).hasSizeGreaterThan(8).isEqualTo(all(Pattern.compile("(?m)^### (\\w+)$"), sections));
        for (String section : List.of(sections.split("\n### ")).subList(1, alerts.size() + 1)) {
            assertThat(section).contains("**What it means.**", "**What to look at.**", "**What to do.**");
        }
        for (String alert : alerts) {
            assertThat(ALERTS).contains("runbook: \"docs/operate.md#" + alert.toLowerCase(Locale.ROOT) + "\"");
        }
    }

    @Test
    void every_file_of_ops_that_the_page_names_is_there() {
        Set<String> named = all(Pattern.compile("\\b(ops/[a-z/]+(?:\\.[a-z]+)?)(?=[` ])"), PAGE);
        named.addAll(all(Pattern.compile("\\b(ops/container/Containerfile)\\b"), PAGE));
        assertThat(named)
                .hasSizeGreaterThan(4)
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }
}

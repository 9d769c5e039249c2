package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.ProjectFiles;

/** What {@code /q/metrics} has is what docs/operate.md lists, name for name. */
@QuarkusTest
class MetricsTest extends ApiTest {
    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String scrape() throws Exception {
        ApiClient.Reply reply = api.with(null).get("/q/metrics");
        assertThat(reply.status()).isEqualTo(200);
        return reply.response().body();
    }

    @Test
    void the_metrics_are_the_documented_ones() throws Exception {
        api.post("/api/v1/works", JSON, entry("r1", "Measured"));
        settled();

        // As OpenMetrics has it, a counter's name ends differently in its TYPE than in its lines.
        String scraped = scrape().replaceAll("(?m)^(# TYPE \\w+?)(_total)? counter$", "$1_total counter");
        assertThat(names("^# TYPE (caravan_\\w+) ", scraped))
                .isEqualTo(names("^\\| `(caravan_\\w+)`", ProjectFiles.text(Path.of("docs/operate.md"))));
    }

    @Test
    void figures_of_the_database_are_numbers() throws Exception {
        api.post("/api/v1/works", JSON, entry("r1", "Measured"));
        settled();

        assertThat(scrape())
                .containsPattern("caravan_push_tasks\\{state=\"sent\",?} \\d")
                .containsPattern("caravan_push_people_paused\\{reason=\"consent-needed\",?} \\d")
                .containsPattern("caravan_push_blocked [01]")
                .containsPattern("caravan_data_free_bytes \\d")
                .containsPattern("caravan_orcid_requests_seconds_bucket\\{method=\"post\",verdict=\"DONE\",le=\"0.1\"");
    }
}

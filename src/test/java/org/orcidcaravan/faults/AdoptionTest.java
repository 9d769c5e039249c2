package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.faults.OrcidBuckets.summaryKey;
import static org.orcidcaravan.faults.OrcidBuckets.workKey;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.sync.PassReport;

/** Folders that ORCID's scripts made go on in place. */
@QuarkusTest
class AdoptionTest extends RouteTest {
    @Inject
    InstantSource clock;

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ORCID_public_data_files"})
    void equal_files_are_not_fetched_again_and_others_are(String level) throws IOException {
        Path root = path.resolve(level);
        buckets.summary(0, "<record>same</record>");
        buckets.summary(1, "<record>newer</record>");
        buckets.summary(2, "<record>of the same length</record>");
        buckets.work(1, 5, "<work>same</work>");
        write(root.resolve("summaries").resolve(summaryKey(0)), "<record>same</record>");
        write(root.resolve("summaries").resolve(summaryKey(1)), "<record>old</record>");
        write(root.resolve("summaries").resolve(summaryKey(2)), "<record>OF THE SAME LENGTH</record>");
        write(root.resolve("activities").resolve(workKey(1, 5)), "<work>same</work>");

        PassReport report = download(BOTH);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().adopted()).isEqualTo(2);
        assertThat(buckets.middleman().objectsAsked()).containsExactlyInAnyOrder(summaryKey(1), summaryKey(2));
        assertThat(root.resolve("summaries").resolve(summaryKey(1))).hasContent("<record>newer</record>");
        assertThat(root.resolve("summaries").resolve(summaryKey(2))).hasContent("<record>of the same length</record>");
        assertThat(files(root)).hasSize(4);

        buckets.middleman().behave();
        assertThat(download(BOTH).counts().unchanged()).isEqualTo(4);
        assertThat(buckets.middleman().objectsAsked()).isEmpty();
    }

    @Test
    void an_incremental_pass_adopts_too_and_asks_only_whether_there_is_something_newer() throws IOException {
        Instant now = clock.instant();
        buckets.summary(0, "<record>same</record>");
        buckets.changed(0, now);
        buckets.announce(now);
        write(summaryFile(0), "<record>same</record>");

        PassReport report = sync(ONLY_SUMMARIES);

        assertThat(report.counts().adopted()).isEqualTo(1);
        assertThat(report.counts().fetched()).isZero();
        assertThat(buckets.middleman().requests())
                .filteredOn(request -> request.isFor("v3.0-summaries", summaryKey(0)))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.hasHeader("if-none-match")).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ORCID_public_data_files"})
    void last_ran_config_is_the_first_watermark_with_two_days_of_overlap(String level) throws IOException {
        Instant now = clock.instant();
        Instant lastRan = now.minus(Duration.ofDays(90));
        write(
                path.resolve(level).resolve("last_ran.config"),
                lastRan.toString().replace('T', ' ').replace("Z", ""));
        buckets.summaries(3);
        buckets.changed(0, lastRan.minus(Duration.ofDays(3)));
        buckets.changed(1, lastRan.minus(Duration.ofHours(47)));
        buckets.changed(2, now);
        buckets.announce(now);

        PassReport report = sync(ONLY_SUMMARIES);

        assertThat(report.complete()).isTrue();
        assertThat(buckets.middleman().objectsAsked()).containsExactlyInAnyOrder(summaryKey(1), summaryKey(2));
    }

    @Test
    void last_ran_config_is_read_once() throws IOException {
        Instant now = clock.instant();
        write(path.resolve("last_ran.config"), "2020-01-01 00:00:00");
        buckets.summaries(1);
        buckets.changed(0, now);
        buckets.announce(now);
        sync(ONLY_SUMMARIES);
        write(path.resolve("last_ran.config"), "2020-01-01 00:00:00");
        buckets.middleman().behave();

        sync(ONLY_SUMMARIES);

        assertThat(buckets.middleman().objectsAsked()).isEmpty();
    }
}

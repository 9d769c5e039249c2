package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.orcidcaravan.faults.OrcidBuckets.summaryKey;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.simulator.bucket.BucketLayout;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.changes.ChangeListDamaged;

/** Incremental passes and their watermark: faults.md rows 17, 18, 20, 21 and 23, and what ORCID's scripts lose there. */
@QuarkusTest
class ChangeListTest extends RouteTest {
    private static final String CURSOR = "select watermark, change_list_etag from change_cursor"
            + " where mirror_id = $mirror and data_class = 'summaries'";

    @Inject
    InstantSource clock;

    private Instant now;

    /** A mirror of three records that is complete; the list's newest row is a day old. */
    @BeforeEach
    void complete() {
        now = clock.instant();
        buckets.summaries(3);
        for (int record = 0; record < 3; record++) {
            buckets.changed(record, now.minus(Duration.ofDays(1 + 10L * record)));
        }
        buckets.announce(now);
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        buckets.middleman().behave();
    }

    private void rewrite(int record, Instant when) {
        buckets.summary(record, "<record>" + when + "</record>");
        buckets.changed(record, when);
    }

    @Test
    void a_changed_record_is_fetched_and_no_other() {
        rewrite(1, now);
        buckets.announce(now);

        PassReport report = sync(ONLY_SUMMARIES);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().fetched()).isEqualTo(1);
        assertMirrored(0, 1, 2);
    }

    @Test
    void an_unchanged_list_costs_one_request() {
        sync(ONLY_SUMMARIES);
        buckets.middleman().behave();

        PassReport report = sync(ONLY_SUMMARIES);

        assertThat(report.complete()).isTrue();
        assertThat(buckets.middleman().requests()).singleElement().satisfies(request -> {
            assertThat(request.bucket()).isEqualTo(BucketLayout.CHANGE_LIST);
            assertThat(request.hasHeader("if-none-match")).isTrue();
        });
    }

    @Test
    void row_17_the_watermark_comes_from_the_list_and_not_from_the_clock() {
        rewrite(1, now.minus(Duration.ofHours(1)));
        buckets.announce(now);
        sync(ONLY_SUMMARIES);

        // Changed before that pass began, but only a later list says so.
        rewrite(2, now.minus(Duration.ofHours(20)));
        buckets.announce(now.plus(Duration.ofHours(1)));

        assertThat(sync(ONLY_SUMMARIES).counts().fetched()).isEqualTo(1);
        assertMirrored(0, 1, 2);
    }

    @Test
    void row_17_an_older_list_does_not_move_the_watermark_back() {
        rewrite(1, now);
        buckets.announce(now);
        sync(ONLY_SUMMARIES);
        String reached = state(CURSOR.replace(", change_list_etag", "")).getFirst();

        for (int record = 0; record < 3; record++) {
            buckets.changed(record, now.minus(Duration.ofDays(50)));
        }
        buckets.announce(now);

        assertThat(sync(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(state(CURSOR.replace(", change_list_etag", ""))).containsExactly(reached);
    }

    @Test
    void row_18_rows_within_the_overlap_are_not_fetched_again() {
        rewrite(1, now.minus(Duration.ofHours(3)));
        buckets.announce(now);
        sync(ONLY_SUMMARIES);
        buckets.middleman().behave();

        rewrite(2, now);
        buckets.announce(now);
        sync(ONLY_SUMMARIES);

        assertThat(buckets.middleman().objectsAsked()).containsExactly(summaryKey(2));
    }

    @Test
    void row_18_an_object_changed_after_its_row_is_found_by_the_next_full_pass() {
        buckets.summary(2, "<record>without a row</record>");

        sync(ONLY_SUMMARIES);
        assertThat(summaryFile(2)).content().doesNotContain("without a row");
        assertThat(download(ONLY_SUMMARIES).counts().fetched()).isEqualTo(1);
        assertMirrored(0, 1, 2);
    }

    @Test
    void days_go_back_further_than_the_watermark_and_leave_it_where_it_is() {
        sync(ONLY_SUMMARIES);
        String before = state(CURSOR).getFirst();
        buckets.summary(2, "<record>changed without a word</record>");
        buckets.middleman().behave();

        PassReport report = sync(ONLY_SUMMARIES, 25);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().fetched()).isEqualTo(1);
        assertMirrored(0, 1, 2);
        assertThat(state(CURSOR.replace(", change_list_etag", ""))).containsExactly(before.split("\\|")[0]);
    }

    @Test
    void r10_fewer_days_than_the_gap_do_not_hide_what_is_older() {
        rewrite(1, now.minus(Duration.ofHours(30)));
        rewrite(2, now);
        buckets.announce(now);

        sync(ONLY_SUMMARIES, 1);
        assertMirrored(2);
        assertThat(sync(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1, 2);
    }

    @Test
    void r10_each_data_class_has_a_watermark_of_its_own() {
        buckets.work(1, 7, "<work>first</work>");
        rewrite(1, now);
        buckets.announce(now);

        sync(ONLY_SUMMARIES);
        assertThat(state("select data_class from change_cursor where mirror_id = $mirror"))
                .containsExactly("summaries");

        assertThat(sync(ONLY_ACTIVITIES).complete()).isTrue();
        assertThat(workFile(1, 7)).hasContent("<work>first</work>");
    }

    @Test
    void row_21_the_order_of_the_rows_does_not_matter() throws IOException {
        rewrite(1, now);
        rewrite(2, now.minus(Duration.ofHours(1)));
        buckets.announce(now);
        List<String> lines = ListText.of(buckets.changeList());
        List<String> upsideDown = new ArrayList<>(lines.subList(1, lines.size()).reversed());
        upsideDown.addFirst(lines.getFirst());
        buckets.changeList(ListText.pack(upsideDown));

        assertThat(sync(ONLY_SUMMARIES).counts().fetched()).isEqualTo(2);
        assertMirrored(0, 1, 2);
    }

    @Test
    void row_21_a_list_with_a_header_only_is_an_error() throws IOException {
        assertDamaged(ListText.pack(List.of("orcid,path,date_created,last_modified")), "header and no row");
    }

    @Test
    void row_20_a_list_with_other_columns_is_an_error() throws IOException {
        assertDamaged(ListText.pack(List.of("iD,changed", "0000-0002-1825-0097,2026-11-01 00:00:00")), "columns");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50, 90, 99})
    void row_23_a_list_that_is_cut_short_advances_nothing(int percent) {
        rewrite(1, now);
        buckets.announce(now);
        byte[] whole = buckets.changeList();
        assertDamaged(Arrays.copyOf(whole, Math.max(1, whole.length * percent / 100)), "Cannot use the change list");

        buckets.changeList(whole);
        assertThat(sync(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1, 2);
    }

    @Test
    void row_23_a_list_that_is_no_archive_is_an_error() {
        assertDamaged("<html>Sorry</html>".getBytes(StandardCharsets.UTF_8), "Cannot use the change list");
    }

    private void assertDamaged(byte[] list, String sentence) {
        List<String> before = state(CURSOR);
        buckets.changeList(list);
        assertThat(catchThrowable(() -> sync(ONLY_SUMMARIES)))
                .isInstanceOf(ChangeListDamaged.class)
                .hasMessageContaining(sentence);
        assertThat(state(CURSOR)).isEqualTo(before);
        assertThat(state("select * from changed_record where not done and mirror_id = $mirror"))
                .isEmpty();
    }

    @Test
    void a_complete_pass_leaves_its_start_in_last_ran_config() throws IOException {
        assertThat(Files.readString(path.resolve("last_ran.config")))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    }
}

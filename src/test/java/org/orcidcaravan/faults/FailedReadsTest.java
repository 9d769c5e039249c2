package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.orcidcaravan.faults.OrcidBuckets.summaryKey;
import static org.orcidcaravan.simulator.bucket.BucketLayout.SUMMARIES;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.simulator.bucket.BucketLayout;
import org.orcidcaravan.sync.PassReport;

/** S3 answers with errors, with cut or damaged bodies, or not at all: faults.md rows 1, 2, 3, 4 and 6. */
@QuarkusTest
class FailedReadsTest extends RouteTest {
    private static final String FAILED = "select key, attempts > 0 from failed_object where mirror_id = $mirror";

    private static Predicate<Request> getOf(int record) {
        return request -> request.isFor(SUMMARIES, summaryKey(record));
    }

    @Test
    void row_1_a_get_that_fails_four_times_is_repeated_and_succeeds() {
        buckets.summaries(3);
        buckets.middleman().plan(4, getOf(1), Fault.error(500, "InternalError"));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isTrue();
        assertMirrored(0, 1, 2);
        assertThat(buckets.middleman().objectsAsked())
                .filteredOn(summaryKey(1)::equals)
                .hasSize(5);
    }

    @Test
    void row_1_a_get_that_always_fails_is_remembered_and_healed_by_the_next_pass() {
        buckets.summaries(3);
        buckets.middleman().plan(Middleman.ALWAYS, getOf(1), Fault.error(500, "InternalError"));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isFalse();
        assertThat(report.outstanding()).isEqualTo(1);
        assertMirrored(0, 2);
        assertThat(summaryFile(1)).doesNotExist();
        assertThat(state(FAILED)).containsExactly(summaryKey(1) + "|t");
        assertThat(path.resolve("last_ran.config")).doesNotExist();

        buckets.middleman().behave();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1, 2);
        assertThat(state(FAILED)).isEmpty();
        assertThat(buckets.middleman().objectsAsked()).containsExactly(summaryKey(1));
    }

    @Test
    void row_1_a_folder_that_cannot_be_listed_leaves_the_pass_unfinished_and_is_listed_by_the_next() {
        buckets.summaries(3);
        String folder = summaryKey(1).substring(0, 4);
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.isListing() && request.prefix().equals(folder),
                        Fault.error(500, "InternalError"));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isFalse();
        assertThat(report.troubles()).anyMatch(trouble -> trouble.contains("500 InternalError"));
        assertThat(state("select count(*) from folder_scan where finished and mirror_id = $mirror"))
                .containsExactly("1099");

        buckets.middleman().behave();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1, 2);
        assertThat(buckets.middleman().requests().stream().filter(Request::isListing))
                .hasSize(1);
    }

    @Test
    void row_1_the_watermark_does_not_pass_an_object_that_failed() {
        buckets.summaries(2);
        buckets.changed(0, DAY);
        buckets.changed(1, DAY);
        buckets.announce(DAY);
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        Duration overlap = Duration.ofHours(48);
        String watermark = "select watermark = timestamptz '%s' from change_cursor where mirror_id = $mirror";
        assertThat(state(watermark.formatted(DAY.minus(overlap)))).containsExactly("t");

        buckets.summary(0, "<record>second</record>");
        buckets.summary(1, "<record>second</record>");
        buckets.changed(0, DAY.plus(Duration.ofHours(1)));
        buckets.changed(1, DAY.plus(Duration.ofDays(9)));
        buckets.announce(DAY.plus(Duration.ofDays(9)));
        buckets.middleman().plan(Middleman.ALWAYS, getOf(0), Fault.error(500, "InternalError"));
        assertThat(sync(ONLY_SUMMARIES).complete()).isFalse();

        assertMirrored(1);
        assertThat(state(watermark.formatted(DAY.plus(Duration.ofHours(1)).minusMillis(1))))
                .containsExactly("t");

        buckets.middleman().behave();
        assertThat(sync(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1);
    }

    @Test
    void row_1_a_change_list_that_always_fails_advances_nothing() {
        buckets.summaries(1);
        buckets.changed(0, DAY);
        buckets.announce(DAY);
        download(ONLY_SUMMARIES);
        String before = state("select watermark, change_list_etag from change_cursor where mirror_id = $mirror")
                .getFirst();
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.bucket().equals(BucketLayout.CHANGE_LIST),
                        Fault.error(500, "InternalError"));

        assertThat(catchMessage(() -> sync(ONLY_SUMMARIES))).contains("500 InternalError");
        assertThat(state("select watermark, change_list_etag from change_cursor where mirror_id = $mirror"))
                .containsExactly(before);
    }

    @Test
    void row_2_being_asked_to_slow_down_fails_no_object() {
        buckets.summaries(5);
        buckets.middleman().plan(15, getOf(3), Fault.error(503, "SlowDown"));

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1, 2, 3, 4);
    }

    @Test
    void row_2_a_server_that_bears_four_requests_at_once_gives_everything_and_no_object_fails() {
        buckets.summaries(120);
        buckets.listEmptyFoldersQuickly();
        Semaphore bears = new Semaphore(4);
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.bucket().equals(BucketLayout.SUMMARIES) && !request.isListing(),
                        (real, client) -> {
                            if (!bears.tryAcquire()) {
                                return Fault.error(503, "SlowDown").answer(real, client);
                            }
                            try {
                                return Fault.NONE.answer(real, client);
                            } finally {
                                bears.release();
                            }
                        });

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().failed()).isZero();
        assertThat(report.counts().fetched()).isEqualTo(120);
        assertThat(state("select * from failed_object where mirror_id = $mirror"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 60})
    void row_3_a_body_cut_after_some_bytes_is_fetched_again(int bytes) {
        buckets.summaries(2);
        buckets.middleman().plan(2, getOf(1), Fault.cutAfter(bytes));

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1);
    }

    @Test
    void row_3_bodies_that_are_always_cut_or_reset_leave_no_file_and_no_rest() {
        buckets.summaries(3);
        buckets.middleman().plan(Middleman.ALWAYS, getOf(1), Fault.cutAfter(20));
        buckets.middleman().plan(Middleman.ALWAYS, getOf(2), Fault.reset());

        assertThat(download(ONLY_SUMMARIES).complete()).isFalse();
        assertThat(files(path)).containsExactly("summaries/" + summaryKey(0));
        assertThat(state(FAILED)).hasSize(2);
    }

    @Test
    void row_4_a_flipped_byte_is_noticed_and_the_object_fetched_again() {
        buckets.summaries(2);
        buckets.middleman().plan(2, getOf(1), Fault.changed(Answer::withFlippedByte));

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1);
        assertThat(buckets.middleman().objectsAsked())
                .filteredOn(summaryKey(1)::equals)
                .hasSize(3);
    }

    @Test
    void row_4_an_older_good_version_stays_when_the_new_one_only_arrives_damaged() {
        buckets.summaries(2);
        download(ONLY_SUMMARIES);
        buckets.summary(1, "<record>second</record>");
        buckets.middleman().plan(Middleman.ALWAYS, getOf(1), Fault.changed(Answer::withFlippedByte));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isFalse();
        assertThat(summaryFile(1)).content().doesNotContain("second").contains("<record>");
        assertThat(state("select problem from failed_object where mirror_id = $mirror"))
                .singleElement()
                .asString()
                .contains("do not match");
    }

    @Test
    void row_6_a_server_that_hangs_or_dribbles_holds_nobody_up_for_long() {
        buckets.summaries(4);
        buckets.middleman().plan(1, getOf(1), Fault.hang());
        buckets.middleman().plan(1, getOf(2), Fault.dribble(200));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isTrue();
        assertMirrored(0, 1, 2, 3);
        assertThat(report.took()).isLessThan(Duration.ofSeconds(30));
    }

    private static String catchMessage(Runnable pass) {
        return catchThrowable(pass::run).getMessage();
    }
}

package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.faults.OrcidBuckets.summaryKey;
import static org.orcidcaravan.faults.OrcidBuckets.workKey;
import static org.orcidcaravan.simulator.bucket.BucketLayout.SUMMARIES;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.mirror.Position;
import org.orcidcaravan.sync.pass.DeletionDecisions;

/** What a full scan removes, and what it does not: rows 9, 11, 12 and 27. */
@QuarkusTest
class ScanTest extends RouteTest {
    private static final String VANISHED =
            "select state || ' ' || key from vanished_object where mirror_id = $mirror order by key";

    @Inject
    DeletionDecisions decisions;

    @Inject
    MeterRegistry meters;

    private static Predicate<Request> pageOf(int record) {
        return request -> request.isListing()
                && request.bucket().equals(SUMMARIES)
                && request.prefix().equals(summaryKey(record).substring(0, 4));
    }

    @Test
    void row_11_what_vanished_upstream_is_removed_here_and_leaves_a_tombstone() {
        buckets.summaries(6);
        buckets.work(1, 10, "<work>10</work>");
        buckets.work(1, 11, "<work>11</work>");
        assertThat(download(BOTH).complete()).isTrue();
        buckets.content().delete(SUMMARIES, summaryKey(3));
        buckets.removeWork(1, 11);

        PassReport report = download(BOTH);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().removed()).isEqualTo(2);
        assertThat(summaryFile(3)).doesNotExist();
        assertThat(workFile(1, 11)).doesNotExist();
        assertThat(workFile(1, 10)).exists();
        assertMirrored(0, 1, 2, 4, 5);
        assertThat(state(VANISHED)).containsExactlyInAnyOrder("removed " + summaryKey(3), "removed " + workKey(1, 11));
        assertThat(state("select count(*) from vanished_object where mirror_id = $mirror and etag is not null"
                        + " and removed_at is not null and reason = 'scan'"))
                .containsExactly("2");

        buckets.summary(3, "<record>back</record>");
        assertThat(download(BOTH).complete()).isTrue();
        assertThat(summaryFile(3)).hasContent("<record>back</record>");
        assertThat(state(VANISHED)).containsExactly("removed " + workKey(1, 11));
    }

    @Test
    void row_11_a_folder_that_cannot_be_listed_loses_nothing() {
        buckets.summaries(4);
        download(ONLY_SUMMARIES);
        buckets.content().delete(SUMMARIES, summaryKey(2));
        buckets.middleman().plan(Middleman.ALWAYS, pageOf(2), Fault.error(500, "InternalError"));

        assertThat(download(ONLY_SUMMARIES).complete()).isFalse();
        assertThat(summaryFile(2)).exists();

        buckets.middleman().behave();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(summaryFile(2)).doesNotExist();
    }

    @Test
    void row_12_a_listing_that_forgets_an_object_removes_nothing_because_s3_is_asked_again() {
        buckets.summaries(4);
        download(ONLY_SUMMARIES);
        buckets.middleman().behave();
        buckets.middleman()
                .plan(
                        1,
                        pageOf(2),
                        Fault.changed(page ->
                                page.withBody("<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.counts().removed()).isZero();
        assertThat(buckets.middleman().objectsAsked()).containsExactly(summaryKey(2));
        assertMirrored(0, 1, 2, 3);
        assertThat(state(VANISHED)).isEmpty();
    }

    @Test
    void row_12_an_empty_bucket_waits_for_an_operator_over_restarts() {
        buckets.summaries(3);
        buckets.changed(9, DAY);
        buckets.announce(DAY);
        download(ONLY_SUMMARIES);
        for (int record = 0; record < 3; record++) {
            buckets.content().delete(SUMMARIES, summaryKey(record));
        }

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isFalse();
        assertThat(report.troubles())
                .anySatisfy(trouble -> assertThat(trouble).contains("3 of 3 summaries", "a whole bucket"));
        assertThat(files(path)).hasSize(3);
        assertThat(decisions.waiting())
                .filteredOn(brake -> brake.path().equals(path.toString()))
                .singleElement()
                .satisfies(brake -> assertThat(brake.cause()).isEqualTo("empty-bucket"));
        // Again, and by the change list: still nothing goes.
        assertThat(download(ONLY_SUMMARIES).complete()).isFalse();
        assertThat(sync(ONLY_SUMMARIES, 30).complete()).isFalse();
        assertThat(files(path)).hasSize(3);

        int mirror = Integer.parseInt(
                state("select id from mirror where id = $mirror").getFirst());
        assertThat(decisions.decide(mirror, DataClass.SUMMARIES, true, "cli:test"))
                .isTrue();
        assertThat(decisions.decide(mirror, DataClass.SUMMARIES, true, "cli:test"))
                .isFalse();
        assertThat(sync(ONLY_SUMMARIES, 30).counts().removed()).isEqualTo(3);
        assertThat(files(path)).isEmpty();
        assertThat(rows.of(
                        "select actor || ' ' || subject from audit where action = 'deletions.confirm' and subject = 'mirror:"
                                + mirror + ":summaries'"))
                .containsExactly("cli:test mirror:" + mirror + ":summaries");
    }

    @Test
    void row_12_what_an_operator_refuses_stays() {
        buckets.summaries(2);
        buckets.changed(9, DAY);
        buckets.announce(DAY);
        download(ONLY_SUMMARIES);
        buckets.content().delete(SUMMARIES, summaryKey(0));
        buckets.content().delete(SUMMARIES, summaryKey(1));
        download(ONLY_SUMMARIES);
        int mirror = Integer.parseInt(
                state("select id from mirror where id = $mirror").getFirst());

        assertThat(decisions.decide(mirror, DataClass.SUMMARIES, false, "cli:test"))
                .isTrue();

        assertThat(state(VANISHED)).isEmpty();
        assertThat(sync(ONLY_SUMMARIES, 30).complete()).isTrue();
        assertThat(files(path)).hasSize(2);
    }

    @Test
    void row_12_a_brake_whose_objects_come_back_is_moot() {
        buckets.summaries(2);
        download(ONLY_SUMMARIES);
        buckets.content().delete(SUMMARIES, summaryKey(0));
        buckets.content().delete(SUMMARIES, summaryKey(1));
        assertThat(download(ONLY_SUMMARIES).complete()).isFalse();
        buckets.summaries(2);

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(state("select decision from deletion_brake where mirror_id = $mirror"))
                .containsExactly("moot");
        assertMirrored(0, 1);
    }

    @Test
    void row_9_an_object_that_s3_says_is_not_there_though_it_is_known_goes_too() {
        buckets.summaries(3);
        buckets.changed(1, DAY);
        buckets.announce(DAY);
        download(ONLY_SUMMARIES);
        buckets.content().delete(SUMMARIES, summaryKey(1));
        buckets.changed(1, DAY.plusSeconds(60));
        buckets.announce(DAY.plusSeconds(60));

        PassReport report = sync(ONLY_SUMMARIES);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().removed()).isEqualTo(1);
        assertThat(summaryFile(1)).doesNotExist();
        assertMirrored(0, 2);
    }

    @Test
    void row_27_a_record_that_orcid_locked_or_deprecated_loses_its_activities_and_gets_a_state() {
        buckets.summaries(4);
        for (int record = 0; record < 4; record++) {
            buckets.work(record, 5, "<work>5</work>");
        }
        download(BOTH);
        buckets.summary(1, error(409, 9018, "The ORCID record is locked"));
        buckets.summary(
                2,
                error(
                        301,
                        9007,
                        "301 Moved Permanently: This account is deprecated. Please refer to account: https://orcid.org/"
                                + OrcidBuckets.id(3) + ". ORCID https://orcid.org/" + OrcidBuckets.id(2)));

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();

        assertThat(state("select orcid_of(position) || ' ' || state || ' ' || coalesce(orcid_of(primary_position), '-')"
                        + " from record_state where mirror_id = $mirror"))
                .containsExactlyInAnyOrder(
                        OrcidBuckets.id(1) + " locked -", OrcidBuckets.id(2) + " deprecated " + OrcidBuckets.id(3));
        assertThat(workFile(1, 5)).doesNotExist();
        assertThat(workFile(2, 5)).doesNotExist();
        assertThat(workFile(0, 5)).exists();
        assertMirrored(0, 1, 2, 3);
        assertThat(state(VANISHED)).containsExactlyInAnyOrder("removed " + workKey(1, 5), "removed " + workKey(2, 5));

        buckets.summary(1, "<record>unlocked</record>");
        assertThat(download(BOTH).complete()).isTrue();
        assertThat(state("select state from record_state where mirror_id = $mirror"))
                .containsExactly("deprecated");
        assertThat(workFile(1, 5)).exists();
    }

    @Test
    void row_18_what_only_the_scan_finds_is_counted_and_what_the_list_named_is_not() {
        buckets.summaries(4);
        buckets.changed(0, DAY);
        buckets.announce(DAY);
        download(ONLY_SUMMARIES);
        double before = found();
        assertThat(found()).isEqualTo(before);
        rows.change("update change_cursor set watermark = now() + interval '1 day' where mirror_id ="
                + " (select id from mirror where path = '" + path + "')");
        buckets.summary(1, "<record>changed, and nobody said so</record>");
        buckets.summary(2, "<record>changed, as the list said</record>");
        rows.change("insert into changed_record (mirror_id, data_class, position, last_modified) values"
                + " ((select id from mirror where path = '" + path + "'), 'summaries', "
                + Position.of(OrcidBuckets.id(2)) + ", now())");

        assertThat(download(ONLY_SUMMARIES).counts().fetched()).isEqualTo(2);

        assertThat(found() - before).isEqualTo(1);
        assertMirrored(0, 1, 2, 3);
    }

    private double found() {
        return meters.get("caravan.sync.found.only.by.scan")
                .tag("class", "summaries")
                .functionCounter()
                .count();
    }

    private static String error(int status, int code, String message) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <error:error xmlns:error="http://www.orcid.org/ns/error">
                    <error:response-code>%d</error:response-code>
                    <error:developer-message>%s</error:developer-message>
                    <error:error-code>%d</error:error-code>
                </error:error>
                """.formatted(status, message, code);
    }
}

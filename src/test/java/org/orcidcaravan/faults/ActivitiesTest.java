package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.faults.OrcidBuckets.activitiesBucket;
import static org.orcidcaravan.faults.OrcidBuckets.workKey;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.sync.PassReport;

/** A changed record's activities are brought up to date by set difference with a complete listing. */
@QuarkusTest
class ActivitiesTest extends RouteTest {
    private static final String KNOWN =
            "select coalesce(sum(objects), 0) from mirrored_activities where mirror_id = $mirror";

    @BeforeEach
    void complete() {
        for (int code = 1; code <= 4; code++) {
            buckets.work(1, code, "<work>" + code + "</work>");
            buckets.work(2, code, "<work>" + code + "</work>");
        }
        buckets.changed(1, DAY);
        buckets.changed(2, DAY);
        buckets.announce(DAY);
        assertThat(download(ONLY_ACTIVITIES).complete()).isTrue();
        buckets.middleman().behave();
    }

    private void change() {
        buckets.work(1, 2, "<work>changed</work>");
        buckets.work(1, 9, "<work>new</work>");
        buckets.removeWork(1, 3);
        buckets.changed(1, DAY.plus(Duration.ofDays(1)));
        buckets.announce(DAY.plus(Duration.ofDays(1)));
    }

    @Test
    void new_and_changed_ones_are_fetched_and_vanished_ones_removed() {
        change();

        PassReport report = sync(ONLY_ACTIVITIES);

        assertThat(report.complete()).isTrue();
        assertThat(buckets.middleman().objectsAsked()).containsExactlyInAnyOrder(workKey(1, 2), workKey(1, 9));
        assertThat(report.counts().removed()).isEqualTo(1);
        assertThat(workFile(1, 1)).hasContent("<work>1</work>");
        assertThat(workFile(1, 2)).hasContent("<work>changed</work>");
        assertThat(workFile(1, 9)).hasContent("<work>new</work>");
        assertThat(workFile(1, 3)).doesNotExist();
        assertThat(files(path)).hasSize(8);
        assertThat(state(KNOWN)).containsExactly("8");
    }

    @Test
    void a_record_that_lost_all_its_activities_keeps_none() {
        for (int code = 1; code <= 4; code++) {
            buckets.removeWork(1, code);
        }
        buckets.changed(1, DAY.plus(Duration.ofDays(1)));
        buckets.announce(DAY.plus(Duration.ofDays(1)));

        assertThat(sync(ONLY_ACTIVITIES).counts().removed()).isEqualTo(4);
        assertThat(files(path))
                .hasSize(4)
                .allMatch(file -> file.contains(OrcidBuckets.id(2).toString()));
        assertThat(state(KNOWN)).containsExactly("4");
    }

    @Test
    void row_11_nothing_is_removed_when_the_record_cannot_be_listed() {
        change();
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.isListing() && request.bucket().equals(activitiesBucket(1)),
                        Fault.error(500, "InternalError"));

        assertThat(sync(ONLY_ACTIVITIES).complete()).isFalse();
        assertThat(files(path)).hasSize(8);
        assertThat(workFile(1, 3)).exists();

        buckets.middleman().behave();
        assertThat(sync(ONLY_ACTIVITIES).complete()).isTrue();
        assertThat(workFile(1, 3)).doesNotExist();
    }

    @Test
    void row_11_nothing_is_removed_when_the_listing_is_cut_short() {
        change();
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.isListing() && request.bucket().equals(activitiesBucket(1)),
                        Fault.cutAfter(400));

        assertThat(sync(ONLY_ACTIVITIES).complete()).isFalse();
        assertThat(workFile(1, 3)).exists();
    }

    @Test
    void both_classes_follow_one_reading_of_the_list() {
        buckets.summary(1, "<record>one</record>");
        buckets.summary(2, "<record>two</record>");
        download(BOTH);
        buckets.summary(1, "<record>changed</record>");
        change();

        PassReport report = sync(BOTH);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().fetched()).isEqualTo(3);
        assertMirrored(1, 2);
        assertThat(workFile(1, 3)).doesNotExist();
    }
}

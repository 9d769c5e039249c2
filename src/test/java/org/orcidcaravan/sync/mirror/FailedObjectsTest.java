package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.FailedObjects.Due;

@Tag("row-1")
class FailedObjectsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Instant OLD = Instant.parse("2026-11-01T00:00:00.123456Z");
    private static final Instant NEW = Instant.parse("2026-11-10T00:00:00Z");

    private final Stores stores = new Stores(DATABASE.dataSource());
    private final FailedObjects failed = stores.failed;
    private Mirror mirror = new Mirror(0, Path.of("/m"), Path.of("/m"));

    @BeforeEach
    void a_new_mirror() throws SQLException {
        mirror = new Mirror(DATABASE.newMirror(), Path.of("/m"), Path.of("/m"));
    }

    private String column(String column) throws SQLException {
        return DATABASE.query("select " + column + " from failed_object where mirror_id = " + mirror.id());
    }

    private String minutesToNextAttempt() throws SQLException {
        return column("(extract(epoch from next_attempt_at - last_failed_at) / 60)::integer");
    }

    @Test
    void row_1_each_failure_counts_and_the_pause_doubles_up_to_a_day() throws Exception {
        int[] minutes = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 1_440, 1_440, 1_440};
        for (int i = 0; i < minutes.length; i++) {
            stores.fail(mirror, new FailedObject(Samples.SUMMARY, "problem " + i, OLD));
            assertThat(column("attempts")).isEqualTo(String.valueOf(i + 1));
            assertThat(column("problem")).isEqualTo("problem " + i);
            assertThat(minutesToNextAttempt()).as("after failure " + (i + 1)).isEqualTo(String.valueOf(minutes[i]));
        }
    }

    @Test
    void row_1_an_object_is_due_when_its_time_has_come_or_someone_waits() throws Exception {
        stores.fail(mirror, new FailedObject(Samples.SUMMARY, "no answer", null));

        assertThat(failed.due(mirror, DataClass.SUMMARIES, null, false, 10)).isEmpty();
        assertThat(failed.due(mirror, DataClass.SUMMARIES, null, true, 10))
                .containsExactly(new Due(Samples.SUMMARY, null));
        DATABASE.execute("update failed_object set next_attempt_at = now() where mirror_id = " + mirror.id());
        assertThat(failed.due(mirror, DataClass.SUMMARIES, null, false, 10)).hasSize(1);
        assertThat(failed.due(mirror, DataClass.ACTIVITIES, null, true, 10)).isEmpty();
    }

    @Test
    void row_1_all_are_seen_once_page_by_page() throws Exception {
        for (int i = 1; i <= 5; i++) {
            stores.fail(mirror, new FailedObject(Samples.work(i), "no answer", OLD));
        }
        List<Due> first = failed.due(mirror, DataClass.ACTIVITIES, null, true, 3);
        List<Due> second =
                failed.due(mirror, DataClass.ACTIVITIES, first.getLast().key(), true, 3);

        assertThat(first).hasSize(3).doesNotContainAnyElementsOf(second);
        assertThat(second)
                .hasSize(2)
                .allSatisfy(due -> assertThat(due.changedAt()).isEqualTo(OLD));
        assertThat(failed.count(mirror, DataClass.ACTIVITIES)).isEqualTo(5);
    }

    @Test
    void row_1_the_oldest_change_is_the_one_to_wait_for() throws Exception {
        assertThat(failed.oldest(mirror, DataClass.ACTIVITIES)).isEmpty();
        stores.fail(mirror, new FailedObject(Samples.work(1), "no answer", NEW));
        assertThat(failed.oldest(mirror, DataClass.ACTIVITIES)).contains(NEW);
        stores.fail(mirror, new FailedObject(Samples.work(2), "no answer", OLD));
        assertThat(failed.oldest(mirror, DataClass.ACTIVITIES)).contains(OLD);
        stores.fail(mirror, new FailedObject(Samples.work(3), "no answer", null));
        assertThat(failed.oldest(mirror, DataClass.ACTIVITIES)).contains(Instant.EPOCH);
        assertThat(failed.oldest(mirror, DataClass.SUMMARIES)).isEmpty();
    }

    @Test
    void row_1_failing_again_keeps_the_older_change() throws Exception {
        stores.fail(mirror, new FailedObject(Samples.SUMMARY, "no answer", OLD));
        stores.fail(mirror, new FailedObject(Samples.SUMMARY, "no answer", NEW));
        assertThat(failed.oldest(mirror, DataClass.SUMMARIES)).contains(OLD);
        stores.fail(mirror, new FailedObject(Samples.SUMMARY, "no answer", null));
        stores.fail(mirror, new FailedObject(Samples.SUMMARY, "no answer", NEW));
        assertThat(failed.oldest(mirror, DataClass.SUMMARIES)).contains(Instant.EPOCH);
    }

    @Test
    void row_1_only_what_is_here_gone_or_unchanged_is_no_longer_failed() throws Exception {
        for (int i = 1; i <= 5; i++) {
            stores.fail(mirror, new FailedObject(Samples.work(i), "no answer", OLD));
        }
        Batch batch = new Batch(mirror);
        batch.add(new Stored(Samples.work(1), Samples.known(1), null));
        batch.gone(Samples.work(2));
        batch.remove(Samples.vanished(Samples.work(3)));
        batch.settle(Samples.work(4));
        stores.confirmation.confirm(mirror, List.of(batch));

        assertThat(failed.due(mirror, DataClass.ACTIVITIES, null, true, 10))
                .extracting(Due::key)
                .containsExactly(Samples.work(5));
    }

    @Test
    void row_1_an_object_that_fails_in_the_batch_that_settles_it_stays_failed() throws Exception {
        Batch batch = new Batch(mirror);
        batch.settle(Samples.SUMMARY);
        batch.add(new FailedObject(Samples.SUMMARY, "no answer", OLD));
        stores.confirmation.confirm(mirror, List.of(batch));

        assertThat(failed.count(mirror, DataClass.SUMMARIES)).isEqualTo(1);
    }

    @Test
    void row_1_a_problem_may_hold_any_character() throws Exception {
        stores.fail(mirror, new FailedObject(Samples.SUMMARY, "cut\0off \uD800", OLD));

        assertThat(column("problem")).startsWith("cut").contains("off");
    }

    @Test
    void a_key_that_someone_wrote_into_the_table_is_not_used() throws Exception {
        DATABASE.execute("insert into failed_object values (" + mirror.id()
                + ", 'summaries', '097/0000-0002-1825-0097.xml.exe', 1, 'x', null, now(), now(), now())");

        assertThatThrownBy(() -> failed.due(mirror, DataClass.SUMMARIES, null, true, 10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds a key that is none");
    }
}

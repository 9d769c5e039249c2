package org.orcidcaravan.sync.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.changes.ChangeIntakeStore.Intake;
import org.orcidcaravan.sync.changes.ChangedRecordStore.Pending;
import org.orcidcaravan.sync.mirror.Position;
import org.orcidcaravan.sync.mirror.QuarantineStore;
import org.orcidcaravan.sync.mirror.Refusal;

/** What the change list says, from intake to done, and the watermark. */
class ChangeStoreTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final DataClass CLASS = DataClass.SUMMARIES;
    private static final OrcidId ONE = new OrcidId(1);
    private static final Instant MONDAY = Instant.parse("2026-11-16T10:00:00.000001Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T10:00:00Z");

    private final ChangeIntakeStore intakes = new ChangeIntakeStore(DATABASE.dataSource(), new QuarantineStore());
    private final ChangedRecordStore changes = new ChangedRecordStore(DATABASE.dataSource());
    private final CursorStore cursors = new CursorStore(DATABASE.dataSource());
    private int mirror;

    @BeforeEach
    void a_new_mirror() throws SQLException {
        mirror = DATABASE.newMirror();
    }

    private void take(boolean again, Map<OrcidId, Instant> rows) throws SQLException {
        try (Intake intake = intakes.open(mirror)) {
            if (again) {
                intake.again(CLASS);
            }
            for (Map.Entry<OrcidId, Instant> row : rows.entrySet()) {
                intake.add(CLASS, row.getKey(), row.getValue());
            }
            intake.commit(List.of());
        }
    }

    private List<ChangedRecord> pending() throws SQLException {
        return changes.next(mirror, CLASS, -1, false, 100_000);
    }

    private void done(OrcidId orcid, Instant when) throws SQLException {
        changes.settle(mirror, CLASS, List.of(new ChangedRecord(orcid, when)), Map.of());
    }

    @Test
    @Tag("row-19")
    void row_19_times_are_kept_to_the_microsecond_in_any_number() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        Map<OrcidId, Instant> rows = new HashMap<>();
        for (int i = 0; i < 12_000; i++) {
            rows.put(
                    new OrcidId(random.nextLong(OrcidId.LIMIT)),
                    Instant.ofEpochSecond(random.nextLong(1_800_000_000L), random.nextInt(1_000_000) * 1_000L));
        }
        take(false, rows);

        Map<OrcidId, Instant> found = new HashMap<>();
        pending().forEach(record -> found.put(record.orcid(), record.lastModified()));
        assertThat(found).isEqualTo(rows);
        assertThat(changes.pending(mirror, CLASS))
                .isEqualTo(new Pending(rows.size(), rows.values().stream().min(Instant::compareTo)));
    }

    @Test
    void the_newest_of_several_rows_counts_whatever_their_order() throws Exception {
        for (List<Instant> order : List.of(List.of(MONDAY, TUESDAY), List.of(TUESDAY, MONDAY))) {
            int fresh = DATABASE.newMirror();
            try (Intake intake = intakes.open(fresh)) {
                intake.add(CLASS, ONE, order.getFirst());
                intake.add(CLASS, ONE, order.getLast());
                intake.commit(List.of());
            }
            assertThat(changes.next(fresh, CLASS, -1, false, 9)).containsExactly(new ChangedRecord(ONE, TUESDAY));
        }
        take(false, Map.of(ONE, TUESDAY));
        take(false, Map.of(ONE, MONDAY));
        assertThat(pending()).containsExactly(new ChangedRecord(ONE, TUESDAY));
    }

    @Test
    @Tag("row-23")
    void row_23_nothing_is_taken_without_a_commit() throws Exception {
        try (Intake intake = intakes.open(mirror)) {
            for (int i = 0; i < 12_345; i++) {
                intake.add(CLASS, new OrcidId(i), MONDAY);
            }
        }
        assertThat(pending()).isEmpty();
    }

    @Test
    void bad_rows_are_kept_aside_with_the_good_ones() throws Exception {
        try (Intake intake = intakes.open(mirror)) {
            intake.add(CLASS, ONE, MONDAY);
            intake.commit(List.of(new Refusal("list", "a\0b\u0007", "on line 7 holds no valid iD")));
        }
        assertThat(pending()).hasSize(1);
        assertThat(DATABASE.query("select content || ' ' || reason from quarantined where mirror_id = " + mirror))
                .isEqualTo("a\\u0000b\\u0007 on line 7 holds no valid iD");
    }

    @Test
    void what_is_done_comes_again_only_when_newer_or_asked_for() throws Exception {
        take(false, Map.of(ONE, MONDAY));
        done(ONE, MONDAY);
        assertThat(pending()).isEmpty();

        take(false, Map.of(ONE, MONDAY));
        assertThat(pending()).isEmpty();
        take(true, Map.of(ONE, MONDAY));
        assertThat(pending()).hasSize(1);
        done(ONE, MONDAY);
        take(false, Map.of(ONE, TUESDAY));
        assertThat(pending()).containsExactly(new ChangedRecord(ONE, TUESDAY));
    }

    @Test
    void what_changed_again_meanwhile_is_not_done() throws Exception {
        take(false, Map.of(ONE, MONDAY));
        List<ChangedRecord> seen = pending();
        take(false, Map.of(ONE, TUESDAY));
        changes.settle(mirror, CLASS, seen, Map.of());

        assertThat(pending()).containsExactly(new ChangedRecord(ONE, TUESDAY));
    }

    @Test
    @Tag("row-1")
    void row_1_a_record_that_failed_waits_and_is_counted_until_it_is_done() throws Exception {
        take(false, Map.of(ONE, MONDAY));
        int[] minutes = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 1_440, 1_440};
        for (int expected : minutes) {
            changes.settle(mirror, CLASS, List.of(), Map.of(new ChangedRecord(ONE, MONDAY), "no answer"));
            assertThat(DATABASE.query("select round(extract(epoch from next_attempt_at - now()) / 60)::integer"
                            + " from changed_record where mirror_id = " + mirror))
                    .isEqualTo(String.valueOf(expected));
        }
        assertThat(pending()).isEmpty();
        assertThat(changes.next(mirror, CLASS, -1, true, 9)).hasSize(1);
        assertThat(changes.pending(mirror, CLASS)).isEqualTo(new Pending(1, Optional.of(MONDAY)));

        take(false, Map.of(ONE, TUESDAY));
        assertThat(pending()).hasSize(1);
        assertThat(DATABASE.query("select attempts from changed_record where mirror_id = " + mirror))
                .isEqualTo("0");
    }

    @Test
    void a_problem_may_hold_any_character() throws Exception {
        take(false, Map.of(ONE, MONDAY));
        changes.settle(mirror, CLASS, List.of(), Map.of(new ChangedRecord(ONE, MONDAY), "cut\0off"));

        assertThat(DATABASE.query("select problem from changed_record where mirror_id = " + mirror))
                .startsWith("cut")
                .endsWith("off");
    }

    @Test
    void pages_follow_the_order_of_the_listing_and_purging_leaves_what_is_needed() throws Exception {
        Map<OrcidId, Instant> rows = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            rows.put(new OrcidId(i), i < 5 ? MONDAY : TUESDAY);
        }
        take(false, rows);
        List<ChangedRecord> first = changes.next(mirror, CLASS, -1, false, 6);
        long after = Position.of(first.getLast().orcid());
        assertThat(changes.next(mirror, CLASS, after, false, 6)).hasSize(4).doesNotContainAnyElementsOf(first);

        done(new OrcidId(0), MONDAY);
        done(new OrcidId(9), TUESDAY);
        changes.purge(mirror, CLASS, MONDAY);
        assertThat(DATABASE.query("select count(*) from changed_record where mirror_id = " + mirror))
                .isEqualTo("9");
        assertThat(changes.pending(mirror, DataClass.ACTIVITIES)).isEqualTo(new Pending(0, Optional.empty()));
    }

    @Test
    @Tag("row-17")
    void row_17_a_watermark_never_goes_back_and_each_data_class_has_its_own() throws Exception {
        assertThat(cursors.find(mirror, CLASS)).isEmpty();
        cursors.advance(mirror, CLASS, new Cursor(TUESDAY, "one"));
        cursors.advance(mirror, CLASS, new Cursor(MONDAY, "two"));

        assertThat(cursors.find(mirror, CLASS)).contains(new Cursor(TUESDAY, "two"));
        cursors.advance(mirror, CLASS, new Cursor(TUESDAY.plusNanos(1_000), null));
        assertThat(cursors.find(mirror, CLASS)).contains(new Cursor(TUESDAY.plusNanos(1_000), null));
        assertThat(cursors.find(mirror, DataClass.ACTIVITIES)).isEmpty();
    }

    @Test
    void a_database_that_goes_away_takes_nothing_in() throws Exception {
        Intake intake = intakes.open(mirror);
        intake.add(CLASS, ONE, MONDAY);
        DATABASE.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and state = 'idle in transaction'");
        DATABASE.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");

        assertThatThrownBy(() -> intake.commit(List.of())).isInstanceOf(SQLException.class);
        assertThatThrownBy(intake::close).isInstanceOf(SQLException.class);
        assertThat(pending()).isEmpty();
    }
}

package org.orcidcaravan.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.ChosenSettings;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.changes.ChangedRecord;
import org.orcidcaravan.sync.changes.ChangedRecordStore;
import org.orcidcaravan.sync.changes.Changes;
import org.orcidcaravan.sync.changes.Cursor;
import org.orcidcaravan.sync.changes.CursorStore;
import org.orcidcaravan.sync.mirror.FailedObject;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Stores;

@Tag("row-17")
class WatermarksTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final DataClass CLASS = DataClass.SUMMARIES;
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration OVERLAP = Duration.ofHours(48);
    private static final OrcidId ONE = new OrcidId(1);

    @TempDir
    Path folder;

    private final Stores stores = new Stores(DATABASE.dataSource());
    private final Changes changes = new Changes(DATABASE.dataSource());
    private final CursorStore cursors = changes.cursors();
    private final ChangedRecordStore records = changes.records();
    private final Watermarks watermarks =
            new Watermarks(cursors, records, stores.failed, ChosenSettings.defaults(), InstantSource.fixed(NOW));

    @BeforeEach
    void nothing_in_the_working_directory() {
        assertThat(Path.of("last_ran.config").toAbsolutePath()).doesNotExist();
    }

    private Pass pass(OptionalInt days) {
        return new Pass(
                1,
                new PassRequest(folder, Set.of(CLASS), days, false),
                stores.opener().open(folder),
                NOW,
                new RemovalBudget(dataClass -> 0));
    }

    /** One pass that follows a list whose newest row is this one. */
    private Instant follow(Instant newest, String etag) throws SQLException {
        try (Pass pass = pass(OptionalInt.empty())) {
            Instant from = watermarks.from(pass, CLASS);
            pass.news(new ChangeListNews(etag, newest));
            watermarks.afterChanges(pass, CLASS, from);
            return watermarks.cursor(pass, CLASS).map(Cursor::watermark).orElse(Instant.MIN);
        }
    }

    @Test
    void row_17_rows_dated_between_a_lists_making_and_the_pass_are_found_by_the_next() throws Exception {
        Instant made = NOW.minus(Duration.ofHours(30));
        Instant between = NOW.minus(Duration.ofHours(10));
        assertThat(follow(made, "one")).isEqualTo(made.minus(OVERLAP)).isBefore(NOW.minus(OVERLAP));

        try (Pass next = pass(OptionalInt.empty())) {
            assertThat(between).isAfter(watermarks.from(next, CLASS));
        }
        assertThat(follow(between, "two")).isEqualTo(between.minus(OVERLAP));
    }

    @Test
    void row_17_an_older_list_does_not_move_the_watermark_back() throws Exception {
        Instant reached = follow(NOW, "one");

        assertThat(follow(NOW.minus(Duration.ofDays(9)), "old")).isEqualTo(reached);
    }

    @Test
    void row_17_the_same_list_again_moves_nothing() throws Exception {
        Instant reached = follow(NOW, "one");
        try (Pass pass = pass(OptionalInt.empty())) {
            pass.news(new ChangeListNews("one", null));
            watermarks.afterChanges(pass, CLASS, watermarks.from(pass, CLASS));
            assertThat(watermarks.cursor(pass, CLASS)).contains(new Cursor(reached, "one"));
        }
    }

    @Test
    @Tag("row-1")
    void row_1_the_watermark_stays_before_a_failed_object() throws Exception {
        follow(NOW.minus(Duration.ofDays(9)), "one");
        Instant failed = NOW.minus(Duration.ofDays(8));
        try (Pass pass = pass(OptionalInt.empty())) {
            stores.fail(pass.mirror(), new FailedObject(new ObjectKey.Summary(ONE), "no answer", failed));
        }

        assertThat(follow(NOW, "two")).isBefore(failed).isEqualTo(failed.minusMillis(1));
    }

    @Test
    @Tag("row-1")
    void row_1_the_watermark_stays_where_it_is_when_a_full_pass_left_a_failure() throws Exception {
        Instant reached = follow(NOW.minus(Duration.ofDays(9)), "one");
        try (Pass pass = pass(OptionalInt.empty())) {
            stores.fail(pass.mirror(), new FailedObject(new ObjectKey.Summary(ONE), "no answer", null));
        }

        assertThat(follow(NOW, "two")).isEqualTo(reached);
    }

    @Test
    @Tag("row-1")
    void row_1_the_watermark_stays_before_an_outstanding_record() throws Exception {
        follow(NOW.minus(Duration.ofDays(9)), "one");
        Instant changed = NOW.minus(Duration.ofDays(7));
        int mirror;
        try (Pass pass = pass(OptionalInt.empty())) {
            mirror = pass.mirror().id();
        }
        changes.take(mirror, CLASS, Map.of(ONE, changed));
        assertThat(follow(NOW, "two")).isEqualTo(changed.minusMillis(1));

        records.settle(mirror, CLASS, List.of(new ChangedRecord(ONE, changed)), Map.of());
        assertThat(follow(NOW, "three")).isEqualTo(NOW.minus(OVERLAP));
        assertThat(DATABASE.query("select count(*) from changed_record where mirror_id = " + mirror))
                .isEqualTo("0");
    }

    @Test
    void row_17_looking_at_fewer_days_does_not_pass_over_the_gap() throws Exception {
        Instant reached = follow(NOW.minus(Duration.ofDays(20)), "one");
        try (Pass pass = pass(OptionalInt.of(3))) {
            Instant from = watermarks.from(pass, CLASS);
            assertThat(from).isEqualTo(NOW.minus(Duration.ofDays(3)));
            pass.news(new ChangeListNews("two", NOW));
            watermarks.afterChanges(pass, CLASS, from);
            assertThat(watermarks.cursor(pass, CLASS)).contains(new Cursor(reached, "one"));
        }
        try (Pass pass = pass(OptionalInt.of(60))) {
            pass.news(new ChangeListNews("two", NOW));
            watermarks.afterChanges(pass, CLASS, watermarks.from(pass, CLASS));
            assertThat(watermarks.cursor(pass, CLASS)).contains(new Cursor(NOW.minus(OVERLAP), "two"));
        }
    }

    @Test
    void a_stopped_pass_moves_nothing() throws Exception {
        try (Pass pass = pass(OptionalInt.empty())) {
            pass.news(new ChangeListNews("one", NOW));
            pass.stop("the disk is full");
            pass.stop("and again");
            watermarks.afterChanges(pass, CLASS, NOW.minus(Duration.ofDays(30)));
            assertThat(watermarks.cursor(pass, CLASS)).isEmpty();
            assertThat(pass.troubles()).containsExactly("the disk is full");
        }
    }

    @Test
    void without_a_watermark_the_scripts_last_run_or_thirty_days_are_the_beginning() throws Exception {
        try (Pass pass = pass(OptionalInt.empty())) {
            assertThat(watermarks.from(pass, CLASS)).isEqualTo(NOW.minus(Duration.ofDays(30)));
            assertThat(pass.troubles()).singleElement().asString().contains("\"download\" makes a full copy");
            Files.writeString(folder.resolve("last_ran.config"), "2026-11-01 00:00:00");
            assertThat(watermarks.from(pass, CLASS)).isEqualTo(Instant.parse("2026-10-30T00:00:00Z"));
        }
    }

    @Test
    void a_full_pass_begins_the_watermark_with_the_list_it_saw_first() throws Exception {
        try (Pass pass = pass(OptionalInt.empty())) {
            watermarks.afterFullPass(pass, CLASS, none());
            assertThat(watermarks.cursor(pass, CLASS)).isEmpty();
            watermarks.afterFullPass(pass, CLASS, NOW);
            assertThat(watermarks.cursor(pass, CLASS)).contains(new Cursor(NOW.minus(OVERLAP), null));
        }
    }

    private static @Nullable Instant none() {
        return null;
    }
}

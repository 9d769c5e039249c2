package org.orcidcaravan.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.ChosenSettings;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.Stores;

/** The brake on mass deletion: row 12. */
class DeletionsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final DataClass CLASS = DataClass.SUMMARIES;

    @TempDir
    Path folder;

    private final Stores stores = new Stores(DATABASE.dataSource());
    private final DeletionStore store = new DeletionStore(DATABASE.dataSource());
    private final DeletionDecisions decisions = new DeletionDecisions(new DeletionDecisionStore(DATABASE.dataSource()));
    private final Deletions deletions = new Deletions(
            store,
            stores.folders,
            new BucketNames(ChosenSettings.defaults()),
            stores.queue(ChosenSettings.defaults()),
            ChosenSettings.defaults());
    private int mirror;

    @BeforeEach
    void a_copy_with_a_finished_scan() throws Exception {
        try (MirrorLease lease = stores.opener().open(folder)) {
            mirror = lease.mirror().id();
        }
        DATABASE.execute("insert into full_pass (mirror_id, data_class, started_at) values (" + mirror
                + ", 'summaries', now() - interval '1 hour')");
        DATABASE.execute("insert into folder_scan (mirror_id, data_class, folder, start_after, finished) select "
                + mirror + ", 'summaries', f, '000/x', true from generate_series(0, 1099) f");
    }

    private void known(int count) throws Exception {
        DATABASE.execute("insert into mirrored_summary (mirror_id, position, etag, bytes) select " + mirror
                + ", p, gen_random_uuid(), 1 from generate_series(1, " + count + ") p");
    }

    private void noted(int count, String state) throws Exception {
        DATABASE.execute("insert into vanished_object (mirror_id, data_class, key, state, reason, removed_at) select "
                + mirror + ", 'summaries', '097/' || '" + state + "' || n, '" + state + "', 'scan', "
                + (state.equals("removed") ? "now()" : "null") + " from generate_series(1, " + count + ") n");
    }

    private void leaving(int count) throws Exception {
        DATABASE.execute("insert into vanished_object (mirror_id, data_class, key, state, reason) select " + mirror
                + ", 'summaries', '097/leaving' || n, 'noted', 'let-go' from generate_series(1, " + count + ") n");
    }

    private Pass judged() {
        Pass pass = new Pass(
                1,
                new PassRequest(folder, EnumSet.of(CLASS), OptionalInt.empty(), true),
                stores.opener().open(folder),
                Instant.EPOCH,
                new RemovalBudget(dataClass -> 0));
        try (pass) {
            return deletions.judge(pass);
        }
    }

    private String states() throws Exception {
        return DATABASE.query(
                "select string_agg(distinct state, ',') from vanished_object where mirror_id = " + mirror);
    }

    @Test
    void row_12_a_thousand_may_go_without_asking() throws Exception {
        known(1_200);
        noted(1_000, "noted");

        assertThat(judged().held()).isFalse();
        assertThat(states()).isEqualTo("due");
        assertThat(store.due(mirror, CLASS, "", 2_000)).hasSize(1_000);
    }

    @Test
    void row_12_one_more_than_a_thousand_asks_an_operator() throws Exception {
        known(50_000);
        noted(1_001, "noted");

        Pass pass = judged();

        assertThat(pass.held()).isTrue();
        assertThat(pass.troubles()).singleElement().asString().contains("1,001 of 50,000", "too many at once");
        assertThat(states()).isEqualTo("noted");
        assertThat(decisions.warning())
                .hasValueSatisfying(said -> assertThat(said).contains("caravan deletions list"));
        assertThat(decisions.objectsWaiting()).isGreaterThanOrEqualTo(1_001);
        assertThat(judged().held()).isTrue();
        assertThat(decisions.decide(mirror, CLASS, true, "cli:test")).isTrue();
        assertThat(states()).isEqualTo("due");
        assertThat(judged().held()).isFalse();
    }

    @Test
    void row_12_one_in_a_hundred_of_a_large_copy_may_go() throws Exception {
        known(150_000);
        noted(1_500, "noted");
        assertThat(judged().held()).isFalse();
        assertThat(states()).isEqualTo("due");
    }

    @Test
    void row_12_what_the_same_scan_removed_before_it_was_interrupted_counts() throws Exception {
        known(1_200);
        noted(600, "removed");
        noted(600, "noted");
        assertThat(judged().held()).isTrue();
    }

    @Test
    void row_12_a_thousand_records_may_be_let_go_without_asking() throws Exception {
        known(1_200);
        leaving(1_000);
        assertThat(judged().held()).isFalse();
        assertThat(states()).isEqualTo("due");
        assertThat(store.due(mirror, CLASS, "", 2_000).getFirst().reason()).isEqualTo("let-go");
    }

    @Test
    void row_12_one_more_asks_an_operator_and_does_not_hold_up_what_vanished() throws Exception {
        known(50_000);
        leaving(1_001);
        noted(3, "noted");

        Pass pass = judged();

        assertThat(pass.held()).isTrue();
        assertThat(pass.troubles()).singleElement().asString().contains("1,001 of 50,000 records");
        assertThat(store.due(mirror, CLASS, "", 2_000)).hasSize(3);
        assertThat(decisions.waiting())
                .filteredOn(brake -> brake.mirror() == mirror)
                .singleElement()
                .satisfies(brake -> {
                    assertThat(brake.dataClass()).isEqualTo("records");
                    assertThat(brake.sentence()).contains("do not match caravan.sync.keep", "caravan deletions list");
                });
        assertThat(decisions.decide(mirror, CLASS, true, "cli:test")).isFalse();
        assertThat(decisions.decide(mirror, Removable.RECORDS, false, "cli:test"))
                .isTrue();
        assertThat(store.due(mirror, CLASS, "", 2_000)).hasSize(3);
        assertThat(store.letGo(mirror)).isZero();
    }

    @Test
    void row_12_a_brake_on_records_is_moot_when_they_are_to_be_kept_again() throws Exception {
        leaving(1_001);
        assertThat(judged().held()).isTrue();
        DATABASE.execute("delete from vanished_object where mirror_id = " + mirror);
        assertThat(judged().held()).isFalse();
        assertThat(decisions.waiting()).noneMatch(brake -> brake.mirror() == mirror);
    }

    @Test
    void row_12_one_in_a_hundred_records_of_a_large_copy_may_be_let_go() throws Exception {
        known(150_000);
        leaving(1_500);
        assertThat(judged().held()).isFalse();
        assertThat(states()).isEqualTo("due");
    }

    @Test
    void row_11_what_a_scan_missed_waits_until_its_folder_is_complete() throws Exception {
        known(10);
        noted(3, "noted");
        DATABASE.execute("update folder_scan set finished = false where mirror_id = " + mirror);
        assertThat(judged().held()).isFalse();
        assertThat(states()).isEqualTo("noted");
    }

    @Test
    void tombstones_are_kept_for_as_long_as_the_setting_says() throws Exception {
        noted(2, "removed");
        DATABASE.execute(
                "update vanished_object set removed_at = now() - interval '366 days' where key = '097/removed1'");
        judged();
        assertThat(DATABASE.query("select count(*) from vanished_object where mirror_id = " + mirror))
                .isEqualTo("1");
    }

    @Test
    void row_12_a_pass_has_a_budget_of_removals_of_its_own() {
        RemovalBudget budget = new RemovalBudget(dataClass -> 200_000);
        for (int i = 0; i < 2_000; i++) {
            assertThat(budget.take(CLASS)).isTrue();
        }
        assertThat(budget.take(CLASS)).isFalse();
        assertThat(budget.take(DataClass.ACTIVITIES)).isTrue();
        assertThat(RemovalBudget.most(0)).isEqualTo(RemovalBudget.most(100_000)).isEqualTo(1_000);
    }
}

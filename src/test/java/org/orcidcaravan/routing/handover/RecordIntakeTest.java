package org.orcidcaravan.routing.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orcidcaravan.routing.handover.Office.record;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.SourceRecord;

/** What a source tells is kept once, goes to those whose it is, and is taken back from those whose it is no longer. */
class RecordIntakeTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Author ANNA = new Author("Beispiel, Anna", "author", null, "anna", null, null);
    private static final Author BEN =
            new Author("Muster, Ben", "author", "https://orcid.org/0000-0002-1825-0097", null, null, null);

    private final Office office = new Office(DATABASE);
    private final RecordIntake intake = office.intake(Map.of());
    private final RecordIntake removing =
            office.intake(Map.of("vanished", "remove", "departed", "remove", "kept-back", "remove"));

    @BeforeAll
    static void people() throws SQLException {
        Office office = new Office(DATABASE);
        office.person("'anna', 'Anna', 'Beispiel', 'anna@example.org', null");
        office.person("'ben', 'Ben', 'Muster', null, '0000-0002-1825-0097'");
    }

    private static SourceRecord[] many(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> record("r" + i, "Title " + i, ANNA))
                .toArray(SourceRecord[]::new);
    }

    private String version() throws SQLException {
        return DATABASE.query(
                "select string_agg(cast(x as text), ',' order by x) from (select r.xmin || ' ' || r.id from source_record r"
                        + " union all select a.xmin || ' ' || a.record || ' ' || a.place from source_author a"
                        + " union all select i.xmin || ' i ' || i.id from item i union all select t.xmin || ' t ' || t.id from task t) v (x)");
    }

    @Test
    void a_record_goes_to_everybody_whom_it_names_for_certain() throws Exception {
        Run run = office.take(intake, false, record("w1", "Caravans", ANNA, BEN, Author.named("Nobody, N.")));

        assertThat(office.tasks()).isEqualTo("w1 anna create queued; w1 ben create queued");
        assertThat(run.outcome()).isEqualTo(Run.Outcome.DONE);
        assertThat(run.tally().added()).isEqualTo(1);
        assertThat(run.tally().offered()).isEqualTo(2);
        assertThat(office.told).singleElement().satisfies(arrival -> {
            assertThat(arrival.outcome()).isEqualTo(Arrival.Outcome.TAKEN);
            assertThat(arrival.shares()).hasSize(2);
        });
    }

    @Test
    void the_same_twice_changes_nothing_and_writes_nothing() throws Exception {
        office.take(intake, false, record("w1", "Caravans", ANNA, BEN));
        String before = version();

        Run run = office.take(intake, false, record("w1", "Caravans", ANNA, BEN));

        assertThat(version()).isEqualTo(before);
        assertThat(run.tally().same()).isEqualTo(1);
        assertThat(office.told).extracting(Arrival::outcome).containsExactly(Arrival.Outcome.SAME);
    }

    @Test
    void who_is_no_longer_an_author_keeps_what_was_sent_and_gets_no_more() throws Exception {
        office.take(intake, false, record("w1", "Caravans", ANNA, BEN), record("w2", "Camels", ANNA));
        office.sent();
        office.take(intake, false, record("w1", "Caravans again", ANNA, BEN));

        office.take(intake, false, record("w1", "Caravans again", BEN));

        assertThat(office.tasks())
                .isEqualTo("w1 anna create sent; w1 anna update suppressed; w1 ben create sent;"
                        + " w1 ben update queued; w2 anna create sent");
    }

    @Test
    void who_is_no_longer_an_author_has_it_removed_where_the_operator_wants_that() throws Exception {
        office.take(removing, false, record("w1", "Caravans", ANNA, BEN));
        office.sent();

        Run run = office.take(removing, false, record("w1", "Caravans", BEN));

        assertThat(office.tasks()).isEqualTo("w1 anna create sent; w1 anna delete queued; w1 ben create sent");
        assertThat(run.tally().withdrawn()).isEqualTo(1);
    }

    @Test
    void who_is_an_author_again_before_the_removal_keeps_it() throws Exception {
        office.take(removing, false, record("w1", "Caravans", ANNA, BEN));
        office.sent();
        office.take(removing, false, record("w1", "Caravans", BEN));

        office.take(removing, false, record("w1", "Caravans", ANNA, BEN));

        assertThat(office.tasks()).isEqualTo("w1 anna create sent; w1 anna delete suppressed; w1 ben create sent");
    }

    @Test
    void what_the_source_states_goes_before_its_authors() throws Exception {
        Ownership ben = new Ownership(List.of("0000000218250097"), List.of());

        office.take(intake, false, record("w1", "Caravans", ben, ANNA));

        assertThat(office.tasks()).isEqualTo("w1 ben create queued");
    }

    @Test
    void what_a_whole_run_does_not_tell_of_vanishes() throws Exception {
        office.take(removing, true, many(5));
        office.sent();

        Run run = office.take(removing, true, many(4));

        assertThat(run.tally().vanished()).isEqualTo(1);
        assertThat(office.tasks()).contains("r3 anna create sent; r4 anna create sent; r4 anna delete queued");
        assertThat(DATABASE.query("select string_agg(source_id, ',') from source_record where vanished_at is not null"
                        + " and source = '" + office.source.text() + "'"))
                .isEqualTo("r4");
    }

    @Test
    void what_a_part_does_not_tell_of_stays() throws Exception {
        office.take(removing, true, many(5));
        office.sent();

        Run run = office.take(removing, false, many(1));

        assertThat(run.tally().vanished()).isZero();
        assertThat(office.tasks()).doesNotContain("delete");
    }

    @Test
    void a_run_that_is_cut_short_removes_nothing() throws Exception {
        office.take(removing, true, many(5));
        office.sent();

        Iterator<Entry> broken = Stream.concat(
                        Stream.of(Office.present(many(1)).next()), Stream.of(new Entry.CutShort(2, "It broke off.")))
                .iterator();
        Run run = office.take(removing, true, broken);

        assertThat(run.outcome()).isEqualTo(Run.Outcome.CUT_SHORT);
        assertThat(office.tasks()).doesNotContain("delete");
    }

    @Test
    void a_run_whose_source_fails_removes_nothing_and_keeps_what_came() throws Exception {
        office.take(removing, true, many(5));
        office.sent();
        Iterator<Entry> failing = new Iterator<>() {
            private int number = 400;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Entry next() {
                if (number == 800) {
                    throw new IllegalStateException("The repository has gone.");
                }
                return new Entry.Present(number, record("r" + number, "Title " + number++, ANNA));
            }
        };

        assertThatThrownBy(() -> office.take(removing, true, failing)).hasMessage("The repository has gone.");

        assertThat(office.tasks()).doesNotContain("delete").contains("r400 anna create queued");
        assertThat(DATABASE.query("select outcome || problem || added from source_run where source = '"
                        + office.source.text() + "' order by id desc limit 1"))
                .isEqualTo("failedThe repository has gone.300");
    }

    @Test
    void when_much_would_vanish_at_once_an_operator_is_asked() throws Exception {
        office.take(removing, true, many(50));
        office.sent();

        Run run = office.take(removing, true, many(10));

        assertThat(run.outcome()).isEqualTo(Run.Outcome.HELD);
        assertThat(run.wouldVanish()).isEqualTo(40);
        assertThat(run.problem())
                .isEqualTo("40 of 50 records would vanish at once. Look whether the source is whole;"
                        + " if it is, confirm it.");
        assertThat(office.tasks()).doesNotContain("delete");

        Run confirmed = removing.confirmed(run.id());

        assertThat(confirmed.outcome()).isEqualTo(Run.Outcome.DONE);
        assertThat(confirmed.tally().vanished()).isEqualTo(40);
        assertThat(DATABASE.query("select count(*) from task t join item i on i.id = t.item where i.source = '"
                        + office.source.text() + "' and t.operation = 'delete' and t.state = 'queued'"))
                .isEqualTo("40");
    }

    @Test
    void what_a_source_says_is_gone_vanishes_and_comes_back() throws Exception {
        office.take(removing, false, many(3));
        office.sent();

        List<Entry> gone = new ArrayList<>();
        gone.add(new Entry.Vanished(1, "r1"));
        gone.add(new Entry.Vanished(2, "never-seen"));
        Run run = office.take(removing, false, gone.iterator());

        assertThat(run.tally().vanished()).isEqualTo(1);
        assertThat(office.tasks()).contains("r1 anna delete queued");

        office.take(removing, false, many(3));

        assertThat(office.tasks()).contains("r1 anna delete suppressed");
    }

    @Test
    void a_batch_of_a_run_that_is_over_is_refused() throws Exception {
        List<Entry> some = new ArrayList<>();
        Office.present(many(2)).forEachRemaining(some::add);
        Iterator<Entry> overtaken = new Iterator<>() {
            private final Iterator<Entry> entries = some.iterator();

            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Entry next() {
                Entry next = entries.next();
                if (!entries.hasNext()) {
                    office.intake(Map.of()).take(office.source, Office.present(many(1)), arrival -> {});
                }
                return next;
            }
        };

        assertThatThrownBy(() -> office.take(intake, true, overtaken)).isInstanceOf(RunOver.class);

        assertThat(office.tasks()).isEqualTo("r0 anna create queued");
    }
}

package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.consent.keep.SampleKeeping;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.Evidence.Via;
import org.orcidcaravan.push.Finding.Kind;
import org.orcidcaravan.push.Findings.Compared;
import org.orcidcaravan.push.Findings.Terms;
import org.orcidcaravan.push.document.NormalId;
import org.orcidcaravan.push.document.Seen;

/** What a record shows of ours, against what we believe: each difference is found once, and dealt with. */
class FindingsTest extends FindingsCase {
    @Test
    void a_record_that_is_as_we_believe_changes_nothing() throws SQLException {
        long item = sent("w1", 11);

        assertThat(compare(Via.MIRROR, seen(11, "w1"))).isEqualTo(new Compared(true, List.of(), Set.of(), 0));

        assertThat(item(item)).isEqualTo("11|f|t");
        assertThat(rows.audit("person:" + person)).isEmpty();
    }

    @Test
    void what_the_researcher_deleted_is_removed_for_good() throws SQLException {
        long item = sent("w1", 11);

        assertThat(kinds(compare(Via.API))).containsExactly(Kind.REMOVED);

        assertThat(item(item)).isEqualTo("-|t|f");
        assertThat(tasks(item)).isEqualTo("create removed");
        assertThat(rows.audit("person:" + person))
                .isEqualTo("test:somebody record.reconcile {\"run\": 7, \"findings\": [\"removed 11\"]}");
        assertThat(DATABASE.query("select a.method || ' ' || a.verdict || ' ' || a.correlation from attempt a"
                        + " join task t on t.id = a.task where t.item = " + item + " order by a.id desc"))
                .isEqualTo("GET GONE reconciliation-7");
        // The source tells of it again: it stays removed.
        Intake intake =
                new Intake(new TransactionStore(DATABASE.dataSource()), SampleKeeping.with(Preference.AUTOMATIC));
        intake.take(List.of(Offer.of(person, "csv", "w1", SampleTasks.work("w1"))));
        assertThat(tasks(item)).isEqualTo("create removed");
    }

    @Test
    void the_same_look_twice_changes_nothing_more() throws SQLException {
        sent("w1", 11);
        sent("w2", 12);
        long moved = sent("w3", 13);
        Seen[] shown = {
            new Seen(Section.WORK, 12, true, "Another title", Set.of(), Set.of()),
            seen(33, "w3"),
            seen(99, "unheard of")
        };

        assertThat(kinds(compare(Via.API, shown)))
                .containsExactlyInAnyOrder(Kind.REMOVED, Kind.DRIFT, Kind.MOVED, Kind.STRANGER);
        String before = everything();
        assertThat(compare(Via.API, shown).findings()).isEmpty();

        assertThat(everything()).isEqualTo(before);
        assertThat(item(moved)).isEqualTo("33|f|f");
    }

    private String everything() throws SQLException {
        return DATABASE.query("""
                select (select json_agg(i order by id) from item i where person = %1$d)::text
                    || (select json_agg(t order by id) from task t where person = %1$d)::text
                    || (select json_agg(f order by id) from reconciliation_finding f where person = %1$d)::text
                    || (select count(*) from attempt) || (select count(*) from audit)""".formatted(person));
    }

    @Test
    void what_is_not_public_is_doubted_and_not_removed() throws SQLException {
        long item = sent("w1", 11);

        Compared compared = compare(Via.MIRROR);

        assertThat(compared.findings()).isEmpty();
        assertThat(compared.doubted()).containsExactly(Section.WORK);
        assertThat(item(item)).isEqualTo("11|f|t");
    }

    @Test
    void what_was_public_once_counts_as_deleted_where_that_is_wished() throws SQLException {
        Terms believes = new Terms(7, "test:somebody", Duration.ofMinutes(5), true, true, false);
        long shown = sent("w1", 11);
        long hidden = sent("w2", 12);
        findings.compare(person, shows(Via.MIRROR, seen(11, "w1")), believes);

        Compared compared = findings.compare(person, shows(Via.MIRROR), believes);

        assertThat(kinds(compared)).containsExactly(Kind.REMOVED);
        assertThat(compared.doubted()).containsExactly(Section.WORK);
        assertThat(item(shown)).isEqualTo("-|t|f");
        assertThat(item(hidden)).isEqualTo("12|f|t");
    }

    @Test
    void a_stale_look_proves_nothing() throws SQLException {
        long item = sent("w1", 11);
        written(Long.parseLong(DATABASE.query("select id from task where item = " + item)), "4 minutes");

        Compared compared = compare(Via.API, seen(99, "w1"));

        assertThat(compared.findings()).extracting(Finding::kind).containsExactly(Kind.STRANGER);
        assertThat(compared.unproved()).isOne();
        assertThat(item(item)).isEqualTo("11|f|t");
    }

    @Test
    void a_put_code_that_changed_is_taken_over_and_the_content_sent_again() throws SQLException {
        long item = sent("w1", 11);

        assertThat(kinds(compare(Via.MIRROR, seen(77, "w1")))).containsExactly(Kind.MOVED);

        assertThat(item(item)).isEqualTo("77|f|f");
        assertThat(tasks(item)).isEqualTo("create sent, update queued");
        assertThat(rows.isDue(person)).isTrue();
    }

    @Test
    void something_of_ours_that_we_did_not_know_to_be_there_is_adopted() throws SQLException {
        long item = sent("w1", 11);
        DATABASE.execute("update item set put_code = null, sent_hash = null where id = " + item);
        DATABASE.execute("update task set state = 'queued' where item = " + item);

        assertThat(kinds(compare(Via.MIRROR, seen(11, "w1")))).containsExactly(Kind.ADOPTED);

        assertThat(item(item)).isEqualTo("11|f|f");
        assertThat(tasks(item)).isEqualTo("create queued");
    }

    @Test
    void something_of_ours_that_no_source_told_of_is_noted_and_kept() throws SQLException {
        assertThat(compare(Via.API, seen(99, "x"), notOurs(98, "y")).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.STRANGER);
                    assertThat(finding.found()).isEqualTo(99);
                    assertThat(finding.label()).isEqualTo("Title of x");
                });
        assertThat(DATABASE.query("select count(*) from task where person = " + person))
                .isEqualTo("0");
    }

    private static Seen notOurs(long putCode, String key) {
        Seen seen = seen(putCode, key);
        return new Seen(seen.section(), putCode, false, seen.title(), seen.ids(), seen.forms());
    }

    @Test
    void what_somebody_else_wrote_under_our_put_code_is_noted_so_that_a_wrong_client_id_removes_nothing()
            throws SQLException {
        long item = sent("w1", 11);

        assertThat(kinds(compare(Via.API, notOurs(11, "w1")))).containsExactly(Kind.NOT_OURS);

        assertThat(item(item)).isEqualTo("11|f|t");
        assertThat(tasks(item)).isEqualTo("create sent");
    }

    @Test
    void what_was_changed_is_sent_again_once_for_each_such_change() throws SQLException {
        long item = sent("w1", 11);
        Seen other = new Seen(
                Section.WORK,
                11,
                true,
                "Edited",
                seen(11, "w1").ids(),
                seen(11, "w1").forms());

        assertThat(kinds(compare(Via.MIRROR, other))).containsExactly(Kind.DRIFT);
        assertThat(tasks(item)).isEqualTo("create sent, update queued");
        DATABASE.execute("update task set state = 'leased' where item = " + item + " and operation = 'update'");
        DATABASE.execute("update task set state = 'sent' where item = " + item + " and operation = 'update'");
        DATABASE.execute("update item set sent_hash = content_hash where id = " + item);
        assertThat(kinds(compare(Via.MIRROR, other))).isEmpty();
        assertThat(tasks(item)).isEqualTo("create sent, update sent");

        Seen again = new Seen(Section.WORK, 11, true, "Edited twice", other.ids(), other.forms());
        assertThat(kinds(compare(Via.MIRROR, again))).containsExactly(Kind.DRIFT);
        assertThat(tasks(item)).isEqualTo("create sent, update queued");
    }

    @Test
    void what_was_changed_is_only_noted_where_that_is_wished() throws SQLException {
        long item = sent("w1", 11);
        Set<NormalId> more = Set.of(NormalId.of("source-work-id", "w1"), NormalId.of("doi", "10.5555/x"));
        Evidence evidence = shows(Via.MIRROR, new Seen(Section.WORK, 11, true, "title  OF w1", more, more));

        Compared compared = findings.compare(
                person, evidence, new Terms(7, "test:somebody", Duration.ofMinutes(5), false, false, false));

        assertThat(kinds(compared)).containsExactly(Kind.DRIFT);
        assertThat(item(item)).isEqualTo("11|f|t");
        assertThat(tasks(item)).isEqualTo("create sent");
    }

    @Test
    void case_and_spacing_and_the_spelling_of_an_identifier_are_no_change() throws SQLException {
        sent("w1", 11);
        Seen same = new Seen(
                Section.WORK,
                11,
                true,
                " TITLE  of w1 ",
                seen(11, "w1").ids(),
                seen(11, "w1").forms());
        assertThat(compare(Via.MIRROR, same).findings()).isEmpty();
    }

    @Test
    void what_its_researcher_wishes_to_choose_is_held_back() throws SQLException {
        long item = sent("w1", 11);
        DATABASE.execute("update item set chosen_at = updated_at - interval '1 day' where id = " + item);

        Compared compared = findings(Preference.OFF).compare(person, shows(Via.MIRROR, seen(77, "w1")), terms);

        assertThat(kinds(compared)).containsExactly(Kind.MOVED);
        assertThat(tasks(item)).isEqualTo("create sent, update held");
    }

    @Test
    void several_items_that_may_be_it_are_for_a_person_to_see() throws SQLException {
        long item = sent("w1", 11);

        assertThat(kinds(compare(Via.API, seen(77, "w1"), seen(78, "w1")))).containsExactly(Kind.AMBIGUOUS);

        assertThat(item(item)).isEqualTo("11|f|t");
    }

    @Test
    void what_is_on_its_way_or_was_withdrawn_is_left_alone() throws SQLException {
        long looking = sent("w1", 11);
        DATABASE.execute("alter table task disable trigger guard");
        DATABASE.execute("update task set look = true, state = 'unknown' where item = " + looking);
        long going = sent("w2", 12);
        DATABASE.execute("""
                insert into task (item, person, section, operation, state)
                select id, person, section, 'delete', 'queued' from item where id = """ + going);
        long gone = sent("w3", 13);
        DATABASE.execute("update item set put_code = null where id = " + gone);
        DATABASE.execute("update task set operation = 'delete' where item = " + gone);
        DATABASE.execute("alter table task enable trigger guard");

        Compared compared = compare(Via.API, seen(33, "w3"));

        assertThat(compared.unproved()).isEqualTo(2);
        assertThat(kinds(compared)).containsExactly(Kind.STRANGER);
        assertThat(tasks(looking) + ", " + tasks(going)).isEqualTo("create unknown, create sent, delete queued");
    }
}

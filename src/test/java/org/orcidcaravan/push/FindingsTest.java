package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.identity.SampleLinks;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.consent.keep.SampleKeeping;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.push.Evidence.Via;
import org.orcidcaravan.push.Finding.Kind;
import org.orcidcaravan.push.Findings.Compared;
import org.orcidcaravan.push.Findings.Terms;
import org.orcidcaravan.push.document.NormalId;
import org.orcidcaravan.push.document.Seen;
import org.orcidcaravan.simulator.record.SyntheticIds;

/** What a record shows of ours, against what we believe: each difference is found once, and dealt with. */
class FindingsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static int people;

    private final QueueRows rows = new QueueRows(DATABASE);
    private final Findings findings = findings(Preference.AUTOMATIC);
    private final Terms terms = new Terms(7, "test:somebody", Duration.ofMinutes(5), false, true, false);
    private Instant now = Instant.EPOCH;
    private OrcidId orcid = SyntheticIds.at(1);
    private long person;

    private static Findings findings(Preference preference) {
        return new Findings(DATABASE.dataSource(), SampleKeeping.with(preference), SampleLinks.untold());
    }

    @BeforeEach
    void somebody() throws SQLException {
        rows.guard();
        person = rows.person();
        orcid = SyntheticIds.at(1_000 + ++people);
        DATABASE.execute("update person set orcid = '%s' where id = %d".formatted(orcid, person));
        now = Instant.parse(DATABASE.query("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));
    }

    /** An item that was sent an hour ago and is in the record. */
    private long sent(String key, long putCode) throws SQLException {
        String content = CanonicalItem.json(SampleTasks.work(key)).replace("'", "''");
        long item = rows.item(person, key);
        DATABASE.execute("""
                update item set content = '%s', content_hash = sha256('%s'), sent_hash = sha256('%s'), put_code = %d
                where id = %d""".formatted(content, content, content, putCode, item));
        long task = rows.task(item, TaskState.SENT, false);
        written(task, "1 hour");
        return item;
    }

    private void written(long task, String ago) throws SQLException {
        DATABASE.execute("""
                insert into attempt (task, began_at, took_ms, method, verdict, http_status, correlation)
                values (%d, now() - interval '%s', 50, 'POST', 'DONE', 201, 'c')""".formatted(task, ago));
    }

    private static Seen seen(long putCode, String key) {
        Set<NormalId> ids = Set.of(NormalId.of("source-work-id", key));
        return new Seen(Section.WORK, putCode, true, "Title of " + key, ids, ids);
    }

    private Evidence shows(Via via, Seen... seen) {
        return new Evidence(orcid, EnumSet.allOf(Section.class), List.of(seen), now, via);
    }

    private Compared compare(Via via, Seen... seen) {
        return findings.compare(person, shows(via, seen), terms);
    }

    private static List<Kind> kinds(Compared compared) {
        return compared.findings().stream().map(Finding::kind).toList();
    }

    private String item(long item) throws SQLException {
        return DATABASE.query("""
                select concat_ws('|', coalesce(put_code::text, '-'), removed_at is not null, sent_hash is not null) from item
                where id = """ + item);
    }

    private String tasks(long item) throws SQLException {
        return DATABASE.query(
                "select string_agg(operation || ' ' || state, ', ' order by operation) from task where item = " + item);
    }

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
        Intake intake = new Intake(new TransactionStore(DATABASE.dataSource()), SampleKeeping.with(Preference.AUTOMATIC));
        intake.take(List.of(Offer.of(person, "csv", "w1", SampleTasks.work("w1"))));
        assertThat(tasks(item)).isEqualTo("create removed");
    }

    @Test
    void the_same_look_twice_changes_nothing_more() throws SQLException {
        sent("w1", 11);
        sent("w2", 12);
        long moved = sent("w3", 13);
        Seen[] shown = {
            new Seen(Section.WORK, 12, true, "Another title", Set.of(), Set.of()), seen(33, "w3"), seen(99, "unheard of")
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
        assertThat(DATABASE.query("select count(*) from task where person = " + person)).isEqualTo("0");
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
        Seen other = new Seen(Section.WORK, 11, true, "Edited", seen(11, "w1").ids(), seen(11, "w1").forms());

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
                Section.WORK, 11, true, " TITLE  of w1 ", seen(11, "w1").ids(), seen(11, "w1").forms());
        assertThat(compare(Via.MIRROR, same).findings()).isEmpty();
    }

    @Test
    void what_its_researcher_wishes_to_choose_is_held_back() throws SQLException {
        long item = sent("w1", 11);
        DATABASE.execute("update item set chosen_at = updated_at - interval '1 day' where id = " + item);

        Compared compared =
                findings(Preference.OFF).compare(person, shows(Via.MIRROR, seen(77, "w1")), terms);

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

    @Test
    void nothing_is_compared_while_a_request_is_under_way_or_when_the_id_is_another_by_now() throws SQLException {
        sent("w1", 11);
        Evidence others = new Evidence(SyntheticIds.at(5), Set.of(Section.WORK), List.of(), now, Via.API);
        assertThat(findings.compare(person, others, terms).compared()).isFalse();
        DATABASE.execute("update writer set lease_until = now() + interval '1 minute' where person = " + person);

        assertThat(compare(Via.API).compared()).isFalse();
        assertThat(findings.closed(person, orcid, new Findings.Stop(PersonStop.LOCKED, "Locked.", null), now, terms)
                        .compared())
                .isFalse();
    }

    @Test
    void a_rehearsal_finds_the_same_and_changes_nothing() throws SQLException {
        long item = sent("w1", 11);
        Terms rehearsal = new Terms(0, "test:somebody", Duration.ofMinutes(5), false, true, true);

        assertThat(kinds(findings.compare(person, shows(Via.API), rehearsal))).containsExactly(Kind.REMOVED);

        assertThat(item(item)).isEqualTo("11|f|t");
        assertThat(rows.audit("person:" + person)).isEmpty();
    }

    @Test
    void two_instances_at_once_do_it_once() throws Exception {
        sent("w1", 11);
        sent("w2", 12);
        List<Compared> both = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Compared> look = () -> compare(Via.API, seen(22, "w2"));
            for (Future<Compared> one : threads.invokeAll(List.of(look, look))) {
                both.add(one.get());
            }
        }
        assertThat(both.stream().flatMap(one -> kinds(one).stream()))
                .containsExactlyInAnyOrder(Kind.REMOVED, Kind.MOVED);
        assertThat(rows.audit("person:" + person).split("record.reconcile")).hasSize(2);
    }

    @Test
    void a_record_that_takes_nothing_pauses_its_person() throws SQLException {
        long item = rows.item(person, "w1");
        long task = rows.task(item, TaskState.QUEUED, false);

        Compared compared = findings.closed(person, orcid, new Findings.Stop(PersonStop.DEACTIVATED, "Closed.", null), now, terms);

        assertThat(kinds(compared)).containsExactly(Kind.CLOSED);
        assertThat(rows.state(task)).isEqualTo("waiting");
        assertThat(DATABASE.query("select pause_reason from writer where person = " + person))
                .isEqualTo("deactivated");
        assertThat(findings.closed(person, orcid, new Findings.Stop(PersonStop.DEACTIVATED, "Closed.", null), now, terms)
                        .findings())
                .isEmpty();
    }

    @Test
    void an_error_document_from_before_our_last_success_proves_nothing() throws SQLException {
        sent("w1", 11);

        Compared compared = findings.closed(
                person, orcid, new Findings.Stop(PersonStop.LOCKED, "Locked.", null), now.minus(Duration.ofHours(2)), terms);

        assertThat(compared).isEqualTo(new Compared(true, List.of(), Set.of(), 1));
        assertThat(DATABASE.query("select count(*) from writer where pause_reason is not null and person = " + person))
                .isEqualTo("0");
    }

    @Test
    void every_kind_is_in_the_database_by_its_name() {
        assertThat(Arrays.stream(Kind.values()).map(kind -> Kind.named(kind.text())))
                .containsExactly(Kind.values());
    }
}

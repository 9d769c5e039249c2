package org.orcidcaravan.routing.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orcidcaravan.routing.handover.Office.record;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Circumstances;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.Runs;
import org.orcidcaravan.source.record.SourceRecord;
import org.orcidcaravan.source.record.SourceTransactionStore;

/** Rules, people and operators' words change what becomes of records that are kept, without their source. */
class RecheckTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ACTOR = "console:kim";

    private final Office office = new Office(DATABASE);
    private final SourceTransactionStore transactions = new SourceTransactionStore(DATABASE.dataSource());

    @BeforeAll
    static void people() throws SQLException {
        new Office(DATABASE).person("'anna', 'Anna', 'Beispiel', 'anna@example.org', null");
    }

    private Rechecks rechecks(Map<String, String> settings, String now) {
        return new Rechecks(
                transactions,
                office.batches(settings),
                office.policies(settings),
                InstantSource.fixed(Instant.parse(now)));
    }

    private Rechecks rechecks(Map<String, String> settings) {
        return rechecks(settings, "2026-11-22T12:00:00Z");
    }

    private AuthorWords words() {
        return new AuthorWords(transactions, office.batches(Map.of()));
    }

    private Optional<Integer> say(String key, Long person, boolean always) {
        return words().say(new AuthorWords.About(office.source, key, 1), new AuthorWords.Saying(person, always), ACTOR);
    }

    private String keptBack(String key) throws SQLException {
        return DATABASE.query("select kept_back from source_record where source = '" + office.source.text()
                + "' and source_id = '" + key + "'");
    }

    @Test
    void what_a_rule_keeps_back_is_kept_with_the_reason_and_shown_with_the_work() throws Exception {
        Run run = office.take(
                office.intake(Map.of("years-from", "2000")),
                false,
                Office.in("old", 1987, Set.of()),
                Office.in("new", 2024, Set.of()));

        assertThat(keptBack("old")).isEqualTo("Not sent because its year 1987 is before 2000.");
        assertThat(office.tasks()).isEqualTo("new anna create queued; old anna create suppressed");
        assertThat(DATABASE.query("select message from task t join item i on i.id = t.item where i.source_id = 'old'"
                        + " and i.source = '" + office.source.text() + "'"))
                .isEqualTo("Not sent because its year 1987 is before 2000.");
        assertThat(run.tally().keptBack()).isEqualTo(1);
        assertThat(office.told.getFirst().outcome()).isEqualTo(Arrival.Outcome.KEPT_BACK);
    }

    @Test
    void a_rule_that_changes_is_applied_to_what_is_there() throws Exception {
        office.take(
                office.intake(Map.of()), false, Office.in("a", 1987, Set.of()), Office.in("b", 2024, Set.of("theses")));

        Map<String, String> rules = Map.of("years-from", "2000", "not-collections", "theses");
        assertThat(rechecks(rules).due(office.source.text())).isEqualTo(2);
        assertThat(office.tasks()).isEqualTo("a anna create suppressed; b anna create suppressed");
        assertThat(keptBack("b")).isEqualTo("Not sent because it is in the collection theses.");

        assertThat(rechecks(rules).due(office.source.text())).isZero();
        assertThat(rechecks(Map.of()).due(office.source.text())).isEqualTo(2);
        assertThat(office.tasks()).isEqualTo("a anna create queued; b anna create queued");
    }

    @Test
    void what_is_in_orcid_stays_or_goes_as_the_operator_wants_when_a_rule_keeps_it_back() throws Exception {
        office.take(office.intake(Map.of()), false, Office.in("a", 1987, Set.of()));
        office.sent();

        rechecks(Map.of("years-from", "2000")).due(office.source.text());
        assertThat(office.tasks()).isEqualTo("a anna create sent");

        rechecks(Map.of("years-from", "2000", "kept-back", "remove")).all(office.source.text());
        assertThat(office.tasks()).isEqualTo("a anna create sent; a anna delete queued");
    }

    @Test
    void an_embargo_ends_by_itself() throws Exception {
        SourceRecord embargoed = new SourceRecord(
                "e",
                null,
                Office.work("Embargoed", 2026),
                List.of(),
                new Ownership(List.of(), List.of("anna")),
                new Circumstances(Set.of(), null, java.time.LocalDate.parse("2027-01-01"), null),
                Map.of());
        Map<String, String> rules = Map.of("not-embargoed", "true");
        office.take(office.intake(rules), false, embargoed);
        assertThat(office.tasks()).isEqualTo("e anna create suppressed");
        assertThat(rechecks(rules, "2026-12-31T23:00:00Z").due(office.source.text()))
                .isZero();

        Instant day = Instant.parse("2027-01-01T00:00:01Z");
        new Rechecks(transactions, office.batches(rules, day), office.policies(rules), InstantSource.fixed(day))
                .due(office.source.text());

        assertThat(office.tasks()).isEqualTo("e anna create queued");
    }

    @Test
    void somebody_who_becomes_known_gets_what_names_them() throws Exception {
        Author dora = new Author("Neu, Dora", "author", null, "dora-" + office.source.text(), null, null);
        Ownership stated = new Ownership(List.of(), List.of("emil-" + office.source.text()));
        office.take(office.intake(Map.of()), false, record("d", "Of Dora", dora), record("m", "Of Emil", stated));
        assertThat(office.told).extracting(Arrival::outcome).containsOnly(Arrival.Outcome.NOBODYS);
        assertThat(office.told.getLast().notes().getFirst()).contains("Nobody here is emil-", "people import");

        office.person("'dora-" + office.source.text() + "', 'Dora', 'Neu', null, null");
        office.person("'emil-" + office.source.text() + "', 'Emil', 'Neu', null, null");
        assertThat(rechecks(Map.of()).due(office.source.text())).isEqualTo(2);

        assertThat(office.tasks()).contains("d dora-", "create queued", "m emil-");
    }

    @Test
    void an_operator_confirms_an_author_of_one_record() throws Exception {
        long anna = Long.parseLong(DATABASE.query("select id from person where person_id = 'anna'"));
        Author named = Author.named("Beispiel, A.");
        office.take(office.intake(Map.of()), false, record("w1", "One", named), record("w2", "Two", named));
        assertThat(office.tasks()).isEmpty();

        assertThat(say("w1", anna, false)).contains(1);

        assertThat(office.tasks()).isEqualTo("w1 anna create queued");
        office.take(office.intake(Map.of()), false, record("w1", "One, corrected", named), record("w2", "Two", named));
        assertThat(office.tasks()).isEqualTo("w1 anna create queued");
        assertThatThrownBy(() -> say("w2", anna, true)).isInstanceOf(AuthorWords.NameAlone.class);
        assertThat(DATABASE.query("select action || ' ' || actor from audit where subject = 'person:" + anna + "'"))
                .isEqualTo("author.confirm console:kim");
        assertThat(say("never", anna, false)).isEmpty();
    }

    @Test
    void an_operator_confirms_an_author_by_their_details_everywhere_and_takes_it_back() throws Exception {
        long anna = Long.parseLong(DATABASE.query("select id from person where person_id = 'anna'"));
        Author known = new Author("Beispiel, A.", "author", null, null, "a.b@elsewhere.example", null);
        office.take(office.intake(Map.of()), false, record("w1", "One", known), record("w2", "Two", known));

        assertThat(say("w1", anna, true)).contains(2);
        office.take(office.intake(Map.of()), false, record("w3", "Three", known));
        assertThat(office.tasks()).isEqualTo("w1 anna create queued; w2 anna create queued; w3 anna create queued");

        assertThat(say("w2", null, false)).contains(1);
        assertThat(office.tasks()).isEqualTo("w1 anna create queued; w2 anna create suppressed; w3 anna create queued");
    }

    @Test
    void what_is_held_is_confirmed_or_dismissed_once() throws Exception {
        RecordIntake intake = office.intake(Map.of("vanished", "remove"));
        SourceRecord[] many = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> Office.in("r" + i, 2024, Set.of()))
                .toArray(SourceRecord[]::new);
        office.take(intake, true, many);
        office.sent();
        Run first = office.take(intake, true, many[0]);
        HeldRuns held = new HeldRuns(transactions, new Runs(transactions), intake);

        assertThat(held.dismiss(office.source.text(), first.id(), ACTOR)).isTrue();
        assertThat(held.confirm(office.source.text(), first.id(), ACTOR)).isFalse();
        assertThat(office.tasks()).doesNotContain("delete");

        Run second = office.take(intake, true, many[0]);
        assertThat(held.confirm(office.source.text(), first.id(), ACTOR)).isFalse();
        assertThat(held.confirm(office.source.text(), second.id(), ACTOR)).isTrue();
        assertThat(DATABASE.query("select vanished || outcome from source_run where id = " + second.id()))
                .isEqualTo("29done");
        assertThat(DATABASE.query("select string_agg(action, ',' order by id) from audit where subject = 'source:"
                        + office.source.text() + "'"))
                .isEqualTo("source.dismiss,source.confirm");
    }
}

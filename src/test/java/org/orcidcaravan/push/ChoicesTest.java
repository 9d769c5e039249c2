package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.keep.KeepSettings;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.consent.keep.SampleKeeping;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.push.Choices.Wish;

/** What researchers choose is sent, and nothing else, when they wish to be asked. */
class ChoicesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final KeepSettings SETTINGS = SampleKeeping.with(Preference.AUTOMATIC);
    private static final String ACTOR = "person:1";

    private final QueueRows rows = new QueueRows(DATABASE);
    private final TransactionStore transactions = new TransactionStore(DATABASE.dataSource());
    private final Intake intake = new Intake(transactions, SETTINGS);
    private final Choices choices = new Choices(transactions, SETTINGS);
    private final Suppressions suppressions = new Suppressions(transactions, SETTINGS);
    private long person;

    @BeforeEach
    void somebody() throws SQLException {
        rows.guard();
        person = rows.person();
    }

    private static Work work(String title, String type) {
        return new Work(
                title,
                null,
                null,
                type,
                new FuzzyDate(2024, null, null),
                List.of(ExternalId.self("source-work-id", "x")),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    private Offer.Taken offer(String key, String title) {
        return offer(intake, key, title, "journal-article");
    }

    private Offer.Taken offer(Intake by, String key, String title, String type) {
        return by.take(List.of(Offer.of(person, "csv", key, work(title, type)))).getFirst();
    }

    private void prefer(Preference preference, String... leftOut) {
        choices.prefer(person, new Wish(preference, Set.of(leftOut)), ACTOR);
    }

    private String tasks() throws SQLException {
        return DATABASE.query("""
                select coalesce(string_agg(t.operation || ' ' || i.source_id || ' ' || t.state, '; ' order by t.id), '')
                from task t join item i on i.id = t.item where t.person = """ + person);
    }

    private long item(String key) throws SQLException {
        return Long.parseLong(
                DATABASE.query("select id from item where source_id = '" + key + "' and person = " + person));
    }

    /** As after an answer of ORCID's. */
    private void sent(String key) throws SQLException {
        DATABASE.execute("update task set state = 'leased' where item = " + item(key));
        DATABASE.execute("update task set state = 'sent' where item = " + item(key));
        DATABASE.execute("update item set put_code = 7, sent_hash = content_hash where id = " + item(key));
    }

    @Test
    void what_is_new_waits_until_it_is_chosen() throws SQLException {
        prefer(Preference.ASK);
        assertThat(offer("w1", "One")).isEqualTo(Offer.Taken.HELD);
        assertThat(offer("w2", "Two")).isEqualTo(Offer.Taken.HELD);
        assertThat(offer("w1", "One")).isEqualTo(Offer.Taken.HELD);
        assertThat(rows.isDue(person)).isFalse();

        assertThat(choices.send(person, List.of(item("w1")), ACTOR)).isOne();

        assertThat(tasks()).isEqualTo("create w1 queued; create w2 held");
        assertThat(rows.isDue(person)).isTrue();
        assertThat(rows.audit("person:" + person))
                .isEqualTo(ACTOR
                        + " person.prefer {\"held\": 0, \"leftOut\": [], \"released\": 0, \"preference\": \"ask\"}; "
                        + ACTOR + " item.choose {\"number\": 1, \"released\": 1}");
    }

    @Test
    void what_was_chosen_once_follows_its_source() throws SQLException {
        prefer(Preference.ASK);
        offer("w1", "One");
        choices.send(person, List.of(item("w1")), ACTOR);
        assertThat(offer("w1", "One, corrected")).isEqualTo(Offer.Taken.QUEUED);
        sent("w1");

        assertThat(offer("w1", "One, corrected again")).isEqualTo(Offer.Taken.QUEUED);
        assertThat(tasks()).isEqualTo("create w1 sent; update w1 queued");
    }

    @Test
    void when_all_is_off_changes_wait_as_well() throws SQLException {
        offer("w1", "One");
        sent("w1");
        prefer(Preference.OFF);
        assertThat(offer("w1", "One, corrected")).isEqualTo(Offer.Taken.HELD);
        assertThat(offer("w2", "Two")).isEqualTo(Offer.Taken.HELD);

        assertThat(choices.send(person, List.of(item("w1")), ACTOR)).isOne();

        assertThat(tasks()).isEqualTo("create w1 sent; update w1 queued; create w2 held");
        transactions.within("Failed", connection -> ChoiceStore.hold(connection, person, Preference.AUTOMATIC));
        assertThat(tasks()).isEqualTo("create w1 sent; update w1 queued; create w2 held");
    }

    @Test
    void another_wish_holds_for_what_is_in_the_line_too() throws SQLException {
        offer("w1", "One");
        long looked = rows.task(rows.item(person, "w2"), TaskState.UNKNOWN, true);

        assertThat(choices.prefer(person, new Wish(Preference.OFF, Set.of()), ACTOR))
                .isEqualTo(new Choices.Changed(1, 0));
        assertThat(rows.state(looked)).as("may be in the record").isEqualTo("unknown");
        assertThat(choices.prefer(person, new Wish(Preference.AUTOMATIC, Set.of()), ACTOR))
                .isEqualTo(new Choices.Changed(0, 1));

        assertThat(tasks()).isEqualTo("create w1 queued; create w2 unknown");
        assertThat(choices.of(person)).isEqualTo(new Wish(Preference.AUTOMATIC, Set.of()));
    }

    @Test
    void kinds_can_be_left_out() throws SQLException {
        prefer(Preference.AUTOMATIC, "conference-poster");

        assertThat(offer(intake, "w1", "One", "conference-poster")).isEqualTo(Offer.Taken.HELD);
        assertThat(offer("w2", "Two")).isEqualTo(Offer.Taken.QUEUED);
        assertThat(DATABASE.query("select kind || ' ' || year from item where id = " + item("w1")))
                .isEqualTo("conference-poster 2024");
        choices.send(person, List.of(item("w1")), ACTOR);
        assertThat(tasks()).isEqualTo("create w1 queued; create w2 queued");
    }

    @Test
    void the_operator_decides_for_who_has_not_chosen() throws SQLException {
        KeepSettings asking = SampleKeeping.with(Preference.ASK);
        Intake careful = new Intake(transactions, asking);

        assertThat(offer(careful, "w1", "One", "book")).isEqualTo(Offer.Taken.HELD);
        assertThat(new Choices(transactions, asking).of(person).preference()).isEqualTo(Preference.ASK);
        prefer(Preference.AUTOMATIC);
        assertThat(tasks()).isEqualTo("create w1 queued");
    }

    @Test
    void items_of_others_and_what_is_never_to_be_sent_are_left_alone() throws SQLException {
        prefer(Preference.ASK);
        offer("w1", "One");
        offer("w2", "Two");
        suppressions.suppress(new ItemKey(person, "csv", "w2"), "Not mine.", ACTOR);
        long theirs = item("w1");
        long never = item("w2");
        long other = rows.person();

        assertThat(choices.send(other, List.of(theirs), ACTOR)).isZero();
        assertThat(choices.send(person, List.of(never), ACTOR)).isZero();

        assertThat(tasks()).isEqualTo("create w1 held; create w2 suppressed");
        suppressions.lift(new ItemKey(person, "csv", "w2"), ACTOR);
        assertThat(tasks()).isEqualTo("create w1 held; create w2 held");
    }

    @Test
    void what_the_source_withdraws_while_it_waits_is_gone() throws SQLException {
        prefer(Preference.ASK);
        offer("w1", "One");

        assertThat(intake.withdraw(person, "csv", "w1", Section.WORK)).isTrue();
        assertThat(tasks()).isEqualTo("create w1 suppressed");
        assertThat(offer("w1", "One")).isEqualTo(Offer.Taken.HELD);
        assertThat(tasks()).isEqualTo("create w1 held");
    }

    @Test
    void for_a_paused_person_what_is_chosen_waits() throws SQLException {
        rows.pause(person);
        prefer(Preference.ASK);
        offer("w1", "One");

        choices.send(person, List.of(item("w1")), ACTOR);

        assertThat(tasks()).isEqualTo("create w1 waiting");
    }

    @Test
    void a_lease_that_ends_without_a_word_brings_nothing_back_that_is_to_wait() throws SQLException {
        offer("w1", "One");
        DATABASE.execute("update task set state = 'leased' where person = " + person);
        DATABASE.execute(
                "update writer set fencing = 1, leased_by = 'somebody', lease_until = now() - interval '1 second'"
                        + " where person = " + person);
        prefer(Preference.ASK);
        assertThat(tasks()).isEqualTo("create w1 leased");

        new LeaseStore(transactions, SETTINGS).recover();

        assertThat(tasks()).isEqualTo("create w1 held");
    }
}

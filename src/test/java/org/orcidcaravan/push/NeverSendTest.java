package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.keep.KeepSettings;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.consent.keep.SampleKeeping;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.push.Suppressions.Changed;

/** What is stopped, goes on, or comes back only because somebody says so. */
class NeverSendTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final KeepSettings SETTINGS = SampleKeeping.with(Preference.AUTOMATIC);

    private static final String ACTOR = "test:somebody";

    private final QueueRows rows = new QueueRows(DATABASE);
    private final TransactionStore transactions = new TransactionStore(DATABASE.dataSource());
    private final Suppressions suppressions = new Suppressions(transactions, SETTINGS);
    private final Revival revival = new Revival(transactions, SETTINGS);
    private final Intake intake = new Intake(transactions, SETTINGS);
    private long person;
    private ItemKey key = new ItemKey(0, "", "");

    @BeforeEach
    void somebody() throws SQLException {
        rows.guard();
        person = rows.person();
        key = new ItemKey(person, "csv", "w1");
    }

    private Offer.Taken offer(String title) {
        Work work = new Work(
                title,
                null,
                null,
                "journal-article",
                null,
                List.of(ExternalId.self("source-work-id", "w1")),
                null,
                null,
                null,
                null,
                null,
                List.of());
        return intake.take(List.of(Offer.of(person, "csv", "w1", work))).getFirst();
    }

    private String tasks() throws SQLException {
        return DATABASE.query("""
                select coalesce(string_agg(operation || ' ' || state || coalesce(' ' || verdict, ''), '; ' order by id), '')
                from task where person = """ + person);
    }

    @Test
    void what_is_never_to_be_sent_leaves_the_line_and_goes_on_when_that_is_lifted() throws SQLException {
        offer("Title");
        assertThat(suppressions.suppress(key, "Not mine.", ACTOR)).isEqualTo(new Changed(true, 1));

        assertThat(tasks()).isEqualTo("create suppressed SUPPRESSED");
        assertThat(offer("Another title")).isEqualTo(Offer.Taken.SUPPRESSED);
        assertThat(suppressions.suppress(key, "Again.", ACTOR)).isEqualTo(new Changed(false, 0));
        assertThat(suppressions.of(person)).singleElement().satisfies(said -> {
            assertThat(said.key()).isEqualTo(key);
            assertThat(said.reason()).isEqualTo("Not mine.");
            assertThat(said.saidBy()).isEqualTo(ACTOR);
        });

        assertThat(suppressions.lift(key, ACTOR)).isEqualTo(new Changed(true, 1));
        assertThat(tasks()).isEqualTo("create queued UNSUPPRESSED");
        assertThat(rows.isDue(person)).isTrue();
        assertThat(suppressions.lift(key, ACTOR)).isEqualTo(new Changed(false, 0));
        assertThat(rows.audit("person:" + person))
                .isEqualTo(ACTOR
                        + " item.suppress {\"number\": 1, \"reason\": \"Not mine.\", \"source\": \"csv\", \"sourceId\": \"w1\"}; "
                        + ACTOR + " item.unsuppress {\"number\": 1, \"source\": \"csv\", \"sourceId\": \"w1\"}");
    }

    @Test
    void what_came_while_it_was_suppressed_is_sent_when_that_is_lifted() throws SQLException {
        suppressions.suppress(key, "Not yet.", ACTOR);
        assertThat(offer("Title")).isEqualTo(Offer.Taken.SUPPRESSED);
        assertThat(tasks()).isEmpty();

        assertThat(suppressions.lift(key, ACTOR).tasks()).isOne();
        assertThat(tasks()).isEqualTo("create queued");
    }

    @Test
    void what_the_source_withdrew_meanwhile_does_not_come_back() throws SQLException {
        offer("Title");
        suppressions.suppress(key, "Not mine.", ACTOR);
        intake.withdraw(person, "csv", "w1", Section.WORK);

        assertThat(suppressions.lift(key, ACTOR).tasks()).isZero();
        assertThat(tasks()).isEqualTo("create suppressed WITHDRAWN");
    }

    @Test
    void what_may_be_in_the_record_is_looked_for_and_what_is_dead_leaves_the_list() throws SQLException {
        long unknown = rows.task(rows.item(person, "w1"), TaskState.UNKNOWN, true);
        long dead = rows.task(rows.item(person, "w2"), TaskState.DEAD, true);

        suppressions.suppress(key, "Not mine.", ACTOR);
        suppressions.suppress(new ItemKey(person, "csv", "w2"), "Not mine.", ACTOR);

        assertThat(rows.state(unknown)).isEqualTo("unknown");
        assertThat(rows.state(dead)).isEqualTo("suppressed");
        suppressions.lift(new ItemKey(person, "csv", "w2"), ACTOR);
        assertThat(rows.state(dead)).isEqualTo("unknown");
    }

    @Test
    void a_lease_that_ends_without_a_word_brings_nothing_back_that_was_suppressed() throws SQLException {
        long leased = rows.task(rows.item(person, "w1"), TaskState.LEASED, false);
        DATABASE.execute("insert into writer (person, fencing, leased_by, lease_until) values (" + person
                + ", 1, 'somebody', now() - interval '1 second')");
        suppressions.suppress(key, "Not mine.", ACTOR);
        assertThat(rows.state(leased)).isEqualTo("leased");

        new LeaseStore(transactions, SETTINGS).recover();

        assertThat(rows.state(leased)).isEqualTo("suppressed");
    }

    @Test
    void a_discarded_one_comes_back_only_with_another_content() throws SQLException {
        offer("Title");
        long task = Long.parseLong(DATABASE.query("select id from task where person = " + person));
        DATABASE.execute("alter table task disable trigger guard");
        DATABASE.execute("update task set state = 'dead' where id = " + task);
        DATABASE.execute("alter table task enable trigger guard");
        new DeadLetters(
                        transactions,
                        new DeadLetterStore(DATABASE.dataSource()),
                        new DeadLetterReasonStore(DATABASE.dataSource()))
                .discard(task, null, "Not worth it.", ACTOR);

        assertThat(offer("Title")).isEqualTo(Offer.Taken.SUPPRESSED);
        assertThat(rows.state(task)).isEqualTo("suppressed");
        assertThat(offer("Better title")).isEqualTo(Offer.Taken.QUEUED);
        assertThat(rows.state(task)).isEqualTo("queued");
    }

    @Test
    void what_the_researcher_deleted_is_created_anew_only_on_somebodys_word() throws SQLException {
        long item = rows.item(person, "w1");
        long task = rows.task(item, TaskState.SENT, false);
        assertThat(revival.recreate(key, ACTOR)).isZero();
        DATABASE.execute("update item set removed_at = now(), put_code = null where id = " + item);
        assertThat(offer("Title")).isEqualTo(Offer.Taken.REMOVED);

        assertThat(revival.recreate(key, ACTOR)).isOne();

        assertThat(rows.state(task)).isEqualTo("queued");
        assertThat(DATABASE.query("select removed_at from item where id = " + item))
                .isEqualTo("null");
        assertThat(rows.isDue(person)).isTrue();
        assertThat(rows.audit("person:" + person))
                .isEqualTo(ACTOR + " item.recreate {\"number\": 1, \"source\": \"csv\", \"sourceId\": \"w1\"}");
    }

    @Test
    void what_is_suppressed_or_on_its_way_is_not_created_anew() throws SQLException {
        long item = rows.item(person, "w1");
        rows.task(item, TaskState.LEASED, false);
        DATABASE.execute("update item set removed_at = now() where id = " + item);
        assertThat(revival.recreate(key, ACTOR)).isZero();

        suppressions.suppress(key, "Not mine.", ACTOR);
        DATABASE.execute("update task set state = 'removed' where item = " + item);
        assertThat(revival.recreate(key, ACTOR)).isZero();
    }

    @Test
    void a_paused_person_goes_on_with_what_waits() throws SQLException {
        rows.pause(person);
        long waits = rows.task(rows.item(person, "w1"), TaskState.WAITING, false);
        long looks = rows.task(rows.item(person, "w2"), TaskState.WAITING, true);

        assertThat(revival.resume(person, ACTOR)).contains(new Revival.Resumed("locked", 2));

        assertThat(List.of(rows.state(waits), rows.state(looks))).containsExactly("queued", "unknown");
        assertThat(rows.isDue(person)).isTrue();
        assertThat(revival.resume(person, ACTOR)).isEmpty();
        assertThat(rows.audit("person:" + person))
                .isEqualTo(ACTOR + " person.resume {\"number\": 2, \"reason\": \"locked\"}");
    }

    @Test
    void a_suppression_says_why() {
        assertThatThrownBy(() -> suppressions.suppress(key, "", ACTOR)).hasMessageContaining("say why");
        assertThat(suppressions.of(person)).isEmpty();
    }
}

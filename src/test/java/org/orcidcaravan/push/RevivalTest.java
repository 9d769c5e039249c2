package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.keep.KeepSettings;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.consent.keep.SampleKeeping;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.item.Work;

/** What goes on because somebody says so, and what does not because nobody did. */
class RevivalTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final KeepSettings SETTINGS = SampleKeeping.with(Preference.AUTOMATIC);

    private static final String ACTOR = "test:somebody";

    private final QueueRows rows = new QueueRows(DATABASE);
    private final TransactionStore transactions = new TransactionStore(DATABASE.dataSource());
    private final Revival revival = new Revival(transactions, SETTINGS);
    private long person;

    @BeforeEach
    void somebody() throws SQLException {
        rows.guard();
        person = rows.person();
        DATABASE.execute("update task set state = 'suppressed' where state = 'dead'");
    }

    @Test
    void what_used_up_its_attempts_gets_one_more_and_the_audit_says_who_gave_it() throws SQLException {
        long plain = rows.dead(person);
        long refused = rows.dead(person);
        DATABASE.execute("update task set verdict = 'DEAD' where id = " + refused);

        assertThat(revival.onceMore(ACTOR)).isOne();

        assertThat(DATABASE.query("select state || attempts || version from task where id = " + plain))
                .isEqualTo("queued91");
        assertThat(rows.state(refused)).isEqualTo("dead");
        assertThat(rows.isDue(person)).isTrue();
        assertThat(rows.audit("dead-letters"))
                .endsWith(ACTOR + " dead-letter.once-more {\"tasks\": [" + plain + "], \"number\": 1}");
    }

    @Test
    void one_more_attempt_waits_while_the_person_is_paused() throws SQLException {
        rows.pause(person);
        long task = rows.dead(person);

        assertThat(revival.onceMore(ACTOR)).isOne();

        assertThat(rows.state(task)).isEqualTo("waiting");
        assertThat(rows.isDue(person)).isFalse();
        assertThat(revival.onceMore(ACTOR)).isZero();
    }

    @Test
    void a_task_that_waits_for_its_time_is_sent_now() throws SQLException {
        long task = rows.task(rows.item(person, "later"), TaskState.SCHEDULED, false);
        DATABASE.execute("update task set available_at = now() + interval '1 hour' where id = " + task);

        assertThat(revival.sendNow(task, ACTOR)).isEqualTo(new Acted.Done(TaskState.SCHEDULED));

        assertThat(DATABASE.query("select attempts || ' ' || (available_at <= now()) from task where id = " + task))
                .isEqualTo("10 true");
        assertThat(rows.isDue(person)).isTrue();
        assertThat(rows.audit("task:" + task)).isEqualTo(ACTOR + " task.send-now {}");
    }

    @Test
    void a_task_that_waits_for_nothing_or_for_something_else_is_left() throws SQLException {
        for (TaskState state : List.of(TaskState.LEASED, TaskState.WAITING, TaskState.SENT, TaskState.DEAD)) {
            long task = rows.task(rows.item(person, state.text()), state, false);
            assertThat(revival.sendNow(task, ACTOR)).isEqualTo(new Acted.NotAsSeen(state));
            assertThat(rows.audit("task:" + task)).isEmpty();
        }
        assertThat(revival.sendNow(-1, ACTOR)).isEqualTo(new Acted.Missing());
    }

    @Test
    void the_same_offer_again_leaves_what_was_given_up_since_when_it_was() throws SQLException {
        Intake intake = new Intake(transactions, SETTINGS);
        Work work = SampleTasks.work("w1");
        intake.take(List.of(Offer.of(person, "csv", "w1", work)));
        DATABASE.execute("update task set state = 'leased' where person = " + person);
        DATABASE.execute("""
                update task set state = 'dead', verdict = 'DEAD', attempts = 1, changed_at = now() - interval '3 days',
                                available_at = now() - interval '3 days' where person = """ + person);
        String before = task();

        assertThat(intake.take(List.of(Offer.of(person, "csv", "w1", work)))).containsExactly(Offer.Taken.DEAD);

        assertThat(task()).isEqualTo(before);
        Work changed = SampleTasks.work("w2");
        assertThat(intake.take(List.of(Offer.of(person, "csv", "w1", changed)))).containsExactly(Offer.Taken.QUEUED);
        assertThat(DATABASE.query("select state || attempts || (changed_at > now() - interval '1 minute') from task"
                        + " where person = " + person))
                .isEqualTo("queued0true");
    }

    @Test
    void the_same_offer_again_does_not_call_a_replayed_one_before_its_grace_is_over() throws SQLException {
        Intake intake = new Intake(transactions, SETTINGS);
        Work work = SampleTasks.work("w1");
        intake.take(List.of(Offer.of(person, "csv", "w1", work)));
        DATABASE.execute("update task set available_at = now() + interval '1 minute' where person = " + person);
        String before = task();

        intake.take(List.of(Offer.of(person, "csv", "w1", work)));

        assertThat(task()).isEqualTo(before);
    }

    private String task() throws SQLException {
        return DATABASE.query(
                "select concat_ws('|', state, attempts, changed_at, available_at) from task where person = " + person);
    }
}

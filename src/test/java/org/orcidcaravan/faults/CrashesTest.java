package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.push.QueueTrouble;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;

/** Workers that freeze or die, what kills them, and transactions that break off. */
@QuarkusTest
class CrashesTest extends PushRouteTest {
    private static final String ENDED = "now() - interval '1 second'";

    /** All tasks of this researcher are leased by a process that died, at the moment that {@code begun} tells. */
    private void die(String begun) {
        rows.change(
                "update task set state = 'leased', attempts = attempts + 1, fencing = 1000 where person = ?"
                        + " and state in ('queued', 'unknown')",
                person);
        rows.change(
                "update writer set fencing = 1000, leased_by = 'gone', lease_until = " + ENDED + ", begun_at = " + begun
                        + " where person = ?",
                person);
        await().until(() -> rows.of("select lease_until from writer where person = ?", person)
                .equals(List.of("null")));
    }

    private void dieOfIt() {
        die("'-infinity'");
    }

    @Test
    void row_46_a_worker_whose_lease_ends_while_it_waits_for_the_answer_is_not_believed() throws Exception {
        registry.inject(Fault.of(Harm.lateAnswer(Duration.ofSeconds(1)))
                .on("POST", "/work")
                .on(orcid)
                .times(1));
        offer(work("w1", "Written once"));
        await().until(() -> inRecord().size() == 1);
        assertThat(rows.change("update writer set lease_until = " + ENDED + " where person = ?", person))
                .isOne();
        until(1, "state = 'sent'");
        await().until(() -> registry.requests().all("POST", "/work").getFirst().status() == 201);
        offer(work("w2", "The next one"));
        settled();

        assertThat(asked())
                .contains("POST work", "GET works")
                .filteredOn("POST work"::equals)
                .hasSize(2);
        assertThat(tasks("operation, state")).containsExactly("create|sent", "update|sent", "create|sent");
        assertThat(rows.of(
                        "select a.method from attempt a join task t on t.id = a.task where t.person = ? order by a.id",
                        person))
                .startsWith("GET")
                .containsExactlyInAnyOrder("GET", "PUT", "POST");
        assertPutCodesAreThoseInRecord();
    }

    @Test
    void row_46_a_worker_whose_lease_ends_before_it_sends_does_not_send() throws Exception {
        rows.change("update registry_pace set next_at = now() + interval '4 seconds'");
        offer(work("w1", "Written once"));
        await().until(() -> rows.of("select begun_at > '-infinity' from writer where person = ?", person)
                .equals(List.of("t")));
        rows.change("update writer set lease_until = " + ENDED + " where person = ?", person);
        settled();

        assertThat(asked()).containsExactly("GET works", "POST work");
        assertThat(tasks("state, verdict, attempts")).containsExactly("sent|DONE|1");
    }

    @Test
    void row_63_what_cannot_be_read_is_a_dead_letter_and_holds_up_nothing() throws Exception {
        block();
        offer(works(3));
        rows.change("update item set content = '{\"title' where person = ? and source_id = 'w2'", person);
        unblock();
        settled();

        assertThat(tasks()).containsExactly("create|sent|DONE", "create|dead|UNREADABLE", "create|sent|DONE");
        assertThat(inRecord()).hasSize(2);
    }

    @Test
    void row_63_what_ends_three_workers_is_a_dead_letter() {
        block();
        offer(work("w1", "Poison"));
        dieOfIt();
        assertThat(tasks("state, crashes, attempts")).containsExactly("queued|1|0");
        dieOfIt();
        assertThat(offer(work("w1", "Poison"))).containsExactly(Offer.Taken.QUEUED);
        assertThat(tasks("state, crashes, attempts")).containsExactly("queued|2|0");
        dieOfIt();

        assertThat(tasks("state, verdict, crashes")).containsExactly("dead|CRASH|3");
        assertThat(asked()).isEmpty();
    }

    @Test
    void row_63_the_works_that_were_with_the_poison_in_a_bulk_are_written() throws Exception {
        block();
        offer(works(3));
        dieOfIt();
        assertThat(tasks("state, alone")).containsOnly("queued|f");
        dieOfIt();
        assertThat(tasks("state, alone")).containsOnly("queued|t");
        rows.change("update task set available_at = now() where person = ?", person);
        unblock();
        settled();

        assertThat(asked()).containsExactly("POST work", "POST work", "POST work");
        assertThat(tasks("state, crashes")).containsOnly("sent|0");
    }

    @Test
    void row_63_reading_the_record_in_between_does_not_forget_the_crashes() throws Exception {
        block();
        offer(work("w1", "Poison when it is sent"));
        for (int crash = 1; crash <= 3; crash++) {
            die("now()");
            if (crash < 3) {
                assertThat(tasks("state, look, crashes")).containsExactly("unknown|t|" + crash);
                // The record is read, and then nothing is claimed before the next worker dies.
                registry.inject(Fault.of(Harm.lateAnswer(Duration.ofMillis(300)))
                        .on("GET", "/works")
                        .on(orcid));
                rows.change("update task set available_at = now() where person = ?", person);
                rows.change("update writer set due_at = now() where person = ?", person);
                unblock();
                await().until(() -> requests("GET", "/works") > 0);
                block();
                until(1, "state = 'queued'");
                registry.requests().clear();
                registry.faults().clear();
            }
        }

        assertThat(tasks("state, verdict, crashes")).containsExactly("dead|CRASH|3");
        assertThat(inRecord()).isEmpty();
    }

    @Test
    void row_63_a_lease_that_ends_while_it_waits_for_a_worker_is_no_crash() {
        block();
        offer(work("w1", "Not to blame"));
        for (int i = 0; i < 4; i++) {
            die("null");
        }

        assertThat(tasks("state, crashes, attempts")).containsExactly("queued|0|0");
    }

    @Test
    void row_65_an_intake_that_breaks_off_leaves_neither_items_nor_tasks() {
        List<Offer> offers = List.of(
                Offer.of(person, "test", "w1", work("w1", "Good")),
                new Offer(person, "test", "w2", work("w2", "Its item is kept, its task is not"), 70_000),
                Offer.of(person, "test", "w3", work("w3", "Never reached")));

        assertThatThrownBy(() -> intake.take(offers))
                .isInstanceOf(QueueTrouble.class)
                .hasMessageContaining("Failed to queue 3 items");
        assertThat(rows.of("select id from item where person = ?", person)).isEmpty();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void row_65_an_item_that_the_database_refuses_takes_the_ones_before_it_along() throws Exception {
        List<Offer> offers = List.of(
                Offer.of(person, "test", "w1", work("w1", "Good")),
                Offer.of(person, "test", "w\u0000", work("w2", "PostgreSQL keeps no NUL")));

        assertThatThrownBy(() -> intake.take(offers)).isInstanceOf(QueueTrouble.class);
        assertThat(rows.of("select id from item where person = ?", person)).isEmpty();

        offer(work("w1", "Good"));
        settled();
        assertThat(inRecord()).hasSize(1);
    }
}

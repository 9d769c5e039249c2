package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the queue does when PostgreSQL fails over to a standby that the last commits had not reached (faults.md row 44):
 * the rows are put back to what they were before three works were sent, and ORCID keeps what it has.
 */
@QuarkusTest
class FailoverTest extends PushRouteTest {
    @BeforeEach
    void three_works_are_queued_and_the_standby_has_these_rows() {
        block();
        offer(works(3));
        for (String table : List.of("item", "task", "writer")) {
            rows.change("create table standby_%1$s as select * from %1$s where person = %2$d".formatted(table, person));
        }
    }

    @AfterEach
    void the_standby_is_given_up() {
        rows.change("drop table standby_item, standby_task, standby_writer");
    }

    private void sent() throws InterruptedException {
        unblock();
        settled();
        assertThat(inRecord()).hasSize(3);
        assertThat(tasks("state")).containsOnly("sent");
    }

    /** The standby is promoted: nothing of the sending is known any more. */
    private void failOver() {
        block();
        rows.change("delete from attempt where task in (select id from standby_task)");
        rows.change("""
                update task t set state = s.state, look = s.look, attempts = s.attempts, fencing = s.fencing,
                    available_at = s.available_at, verdict = s.verdict, error_code = s.error_code,
                    http_status = s.http_status, message = s.message, changed_at = s.changed_at
                from standby_task s where s.id = t.id
                """);
        rows.change("""
                update item i set put_code = s.put_code, sent_hash = s.sent_hash, published_at = s.published_at
                from standby_item s where s.id = i.id
                """);
        rows.change("""
                update writer w set lane = s.lane, due_at = s.due_at, fencing = s.fencing, leased_by = s.leased_by,
                    lease_until = s.lease_until, begun_at = s.begun_at
                from standby_writer s where s.person = w.person
                """);
        registry.requests().clear();
    }

    private void eachIsThereOnceAndKnown() {
        assertThat(inRecord()).hasSize(3);
        assertPutCodesAreThoseInRecord();
    }

    @Test
    void row_44_works_that_a_failover_shows_as_still_to_be_sent_are_found_at_orcid_and_not_written_twice()
            throws Exception {
        sent();
        failOver();
        assertThat(tasks("state")).containsOnly("queued");

        unblock();
        settled();

        assertThat(tasks("state")).isSubsetOf("sent", "unchanged");
        eachIsThereOnceAndKnown();
    }

    @Test
    void row_44_works_that_a_failover_shows_as_being_sent_are_looked_up_before_anything_is_written() throws Exception {
        sent();
        failOver();
        rows.change("update task set state = 'leased', attempts = 1, fencing = 1000 where person = ?", person);
        rows.change(
                "update writer set fencing = 1000, leased_by = 'the one before', begun_at = now(),"
                        + " lease_until = now() - interval '1 second' where person = ?",
                person);
        await().until(() -> tasks("state").stream().allMatch("unknown"::equals));
        rows.change("update task set available_at = now() where person = ?", person);
        rows.change("update writer set due_at = now() where person = ?", person);

        unblock();
        settled();

        assertThat(asked()).startsWith("GET works").doesNotContain("POST work");
        assertThat(tasks("state")).isSubsetOf("sent", "unchanged");
        eachIsThereOnceAndKnown();
    }
}

package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.measure.reconcile.Reconciliation;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;
import org.orcidcaravan.simulator.registry.record.RecordState;

/** ORCID is asked what its records hold of ours. */
@QuarkusTest
class ReconcileRouteTest extends PushRouteTest {
    @Inject
    Reconciliation reconciliation;

    /** As when it was all sent yesterday. */
    private List<String> sentLongAgo(int works) throws InterruptedException {
        offer(works(works));
        settled();
        rows.change(
                "update attempt set began_at = began_at - interval '1 day' where task in (select id from task where person = ?)",
                person);
        return rows.of("select put_code from item where person = ? order by id", person);
    }

    /** About this test's person alone: other tests have left theirs. */
    private void ask() {
        reconciliation.askNow();
        rows.change("delete from reconciliation_look where person <> ?", person);
    }

    private void answered() {
        ask();
        await().atMost(Duration.ofSeconds(40)).until(() -> reconciliation.asking() == 0);
    }

    @Test
    void what_a_researcher_deleted_at_orcid_is_found_by_asking_and_never_created_again() throws Exception {
        List<String> codes = sentLongAgo(3);
        registry.removeItem(orcid, Section.WORK, Long.parseLong(codes.get(1)));
        registry.requests().clear();

        answered();

        assertThat(rows.of("select put_code, removed_at is not null from item where person = ? order by id", person))
                .containsExactly(codes.get(0) + "|f", "null|t", codes.get(2) + "|f");
        assertThat(tasks("state")).containsExactly("sent", "removed", "sent");
        assertThat(requests("GET", "/works")).isOne();
        offer(works(3));
        settled();
        assertThat(requests("POST", "/work")).isZero();
        answered();
        assertThat(tasks("state")).containsExactly("sent", "removed", "sent");
    }

    @Test
    void a_record_that_was_closed_pauses_its_person_and_an_answer_that_does_not_come_is_asked_again() throws Exception {
        sentLongAgo(1);
        registry.inject(Fault.of(Harm.status(503)).on(orcid).times(1));
        ask();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> rows.of("select attempts from reconciliation_look where person = ?", person)
                        .equals(List.of("1")));
        assertThat(pauseReason()).isEqualTo("null");
        unblock();
        registry.setRecordState(orcid, new RecordState.Deactivated());
        rows.change("update reconciliation_look set due_at = now()");

        await().atMost(Duration.ofSeconds(40)).until(() -> reconciliation.asking() == 0);

        assertThat(pauseReason()).isEqualTo("deactivated");
    }
}

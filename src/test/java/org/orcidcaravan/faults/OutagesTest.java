package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.push.Sending;
import org.orcidcaravan.push.TaskState;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Faults;
import org.orcidcaravan.simulator.registry.Harm;

/** A registry that is not there, or answers nonsense, for longer than one request. */
@QuarkusTest
class OutagesTest extends PushRouteTest {
    private static final int PEOPLE_NUMBER = 15;
    private static final int WORKS_EACH = 3;
    private static final int MOST_ATTEMPTS = 10;

    private final List<Long> crowd = new ArrayList<>();

    static List<Harm> outages() {
        return List.of(
                Harm.status(500),
                Harm.status(502),
                Harm.status(504),
                Harm.wrongContentType(),
                Harm.loseRequest(),
                Harm.loseAnswer(),
                Harm.hang(Duration.ofMillis(1_800)));
    }

    @BeforeEach
    void a_crowd() {
        for (int i = 0; i < PEOPLE_NUMBER; i++) {
            var id = newOrcid();
            long who = newPerson(id);
            permit(who, id);
            crowd.add(who);
        }
    }

    private void offerForAll() {
        List<Offer> offers = new ArrayList<>();
        for (long who : crowd) {
            works(WORKS_EACH)
                    .forEach(work -> offers.add(
                            Offer.of(who, "test", work.externalIds().getFirst().value(), work)));
        }
        intake.take(offers);
    }

    private int ofCrowd(String condition) {
        return Integer.parseInt(rows.of(
                        "select count(*) from task where person between ? and ? and " + condition,
                        crowd.getFirst(),
                        crowd.getLast())
                .getFirst());
    }

    private void allSent() throws InterruptedException {
        sendings.until(() -> ofCrowd("state = 'sent'") == PEOPLE_NUMBER * WORKS_EACH);
    }

    private List<Sending> seen() {
        return crowd.stream().flatMap(who -> sendings.of(who).stream()).toList();
    }

    /** As if the pauses between the tries of all were over at once. */
    private void tryAgainUntil(java.util.function.BooleanSupplier so) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    rows.change("update registry_pace set blocked_until = '-infinity'");
                    return so.getAsBoolean();
                });
    }

    private void inRecordsOnce() {
        List<String> twice = rows.of(
                "select person, put_code from item where person between ? and ? group by 1, 2 having count(*) > 1"
                        + " or put_code is null",
                crowd.getFirst(),
                crowd.getLast());
        assertThat(twice).isEmpty();
    }

    @Test
    void row_61_a_registry_that_refuses_connections_uses_no_attempt_and_leaves_no_trace() throws Exception {
        door.shut();
        offerForAll();
        tryAgainUntil(() -> seen().size() > 10 * PEOPLE_NUMBER * WORKS_EACH);

        assertThat(seen()).allMatch(sending -> sending.state() == TaskState.SCHEDULED);
        assertThat(seen()).extracting(Sending::verdict).containsOnly("SNOOZE");
        assertThat(ofCrowd("state = 'dead' or crashes > 0 or look or attempts > 1"))
                .isZero();
        assertThat(rows.of(
                        "select count(*) from attempt a join task t on t.id = a.task where t.person between ? and ?",
                        crowd.getFirst(),
                        crowd.getLast()))
                .containsExactly("0");

        door.open();
        rows.change("update registry_pace set blocked_until = '-infinity'");
        allSent();
        assertThat(rows.of("select troubles, blocked_reason from registry_pace"))
                .containsExactly("0|null");
        assertThat(ofCrowd("attempts = 1")).isEqualTo(PEOPLE_NUMBER * WORKS_EACH);
        assertThat(registry.requests().all()).hasSize(PEOPLE_NUMBER);
        inRecordsOnce();
    }

    @Test
    void row_61_an_open_breaker_is_not_taken_for_a_crash() throws Exception {
        door.shut();
        offerForAll();
        tryAgainUntil(() ->
                seen().stream().anyMatch(sending -> sending.message().contains("ORCID has failed too often just now")));
        door.open();
        tryAgainUntil(() -> ofCrowd("state = 'sent'") == PEOPLE_NUMBER * WORKS_EACH);

        assertThat(ofCrowd("crashes > 0")).isZero();
        assertThat(seen()).extracting(Sending::verdict).containsOnly("SNOOZE", "DONE");
    }

    @ParameterizedTest
    @MethodSource("outages")
    void row_61_after_an_outage_everything_is_written_once(Harm harm) throws Exception {
        Faults.Injected fault = registry.inject(Fault.of(harm).times(25));
        offerForAll();
        tryAgainUntil(() -> ofCrowd("state in ('sent', 'dead')") == PEOPLE_NUMBER * WORKS_EACH);

        assertThat(fault.done()).isEqualTo(25);
        assertThat(ofCrowd("state = 'dead'")).isZero();
        inRecordsOnce();
        assertThat(rows.of("select troubles from registry_pace")).containsExactly("0");
    }

    @Test
    void row_61_a_long_outage_gives_nothing_up() throws Exception {
        registry.inject(Fault.of(Harm.status(500)));
        offerForAll();
        tryAgainUntil(() ->
                registry.requests().all().size() > 2 * MOST_ATTEMPTS * PEOPLE_NUMBER || ofCrowd("state = 'dead'") > 0);

        assertThat(ofCrowd("state = 'dead'")).isZero();
        registry.faults().clear();
        tryAgainUntil(() -> ofCrowd("state = 'sent'") == PEOPLE_NUMBER * WORKS_EACH);
        inRecordsOnce();
    }
}

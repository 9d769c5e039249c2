package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

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
                        "select count(*) from task where person between ? and ? and (" + condition + ")",
                        crowd.getFirst(),
                        crowd.getLast())
                .getFirst());
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
    void row_61_a_registry_that_refuses_connections_gives_nothing_up_and_loses_nothing() throws Exception {
        door.shut();
        offerForAll();
        tryAgainUntil(() -> seen().size() > 10 * PEOPLE_NUMBER * WORKS_EACH);

        // Connections that were open when the door was shut broke off after something had been sent: that is unclear.
        assertThat(seen()).extracting(Sending::state).containsOnly(TaskState.SCHEDULED, TaskState.UNKNOWN);
        assertThat(ofCrowd("state = 'dead' or crashes > 0")).isZero();

        door.open();
        tryAgainUntil(() -> ofCrowd("state = 'sent'") == PEOPLE_NUMBER * WORKS_EACH);
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
        assertThat(seen()).extracting(Sending::verdict).doesNotContain("CRASH");
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

    /** The registry fails more often than a task may be tried. */
    @Test
    void row_61_a_long_outage_of_errors_uses_no_attempts_up() throws Exception {
        Faults.Injected fault = registry.inject(Fault.of(Harm.status(502)));
        offer(work("w1", "Sent in the end"));
        tryAgainUntil(() -> fault.done() > 20);

        assertThat(rows.of("select state = 'dead' or attempts > 6 from task where person = ?", person))
                .containsExactly("f");

        fault.end();
        tryAgainUntil(
                () -> rows.of("select state from task where person = ?", person).equals(List.of("sent")));
        assertThat(inRecord()).hasSize(1);
    }
}

package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Faults;
import org.orcidcaravan.simulator.registry.Harm;
import org.orcidcaravan.simulator.registry.LoggedRequest;

/** How many requests start, and when. */
@QuarkusTest
class PushPaceTest extends PushRouteTest {
    private List<Long> crowd(int size) {
        List<Long> crowd = new ArrayList<>();
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            var id = newOrcid();
            long who = newPerson(id);
            permit(who, id);
            crowd.add(who);
            offers.add(Offer.of(who, "test", "w", work("w", "Of one of many")));
        }
        block();
        intake.take(offers);
        return crowd;
    }

    private void allSent(List<Long> crowd) throws InterruptedException {
        Set<String> states = new TreeSet<>();
        sendings.until(() -> {
            states.clear();
            states.addAll(
                    rows.of("select state from task where person between ? and ?", crowd.getFirst(), crowd.getLast()));
            return states.equals(Set.of("sent"));
        });
    }

    private List<String> attempts(List<Long> crowd) {
        return rows.of(
                "select distinct attempts from task where person between ? and ?", crowd.getFirst(), crowd.getLast());
    }

    @Test
    void row_57_one_record_is_never_written_to_twice_at_the_same_time() throws Exception {
        registry.setRaceWindow(Duration.ofMillis(100));
        for (int i = 0; i < 8; i++) {
            offer(works(2 + i));
            offer("k" + i, new PersonDetail(Section.KEYWORD, "Word " + i, null, null));
        }
        settled();
        offer(work("w1", "Changed"), work("w2", "Changed, too"), work("new", "New"));
        intake.withdraw(person, "test", "w3", Section.WORK);
        settled();

        assertThat(registry.requests().largestConcurrencyOfWrites(orcid)).isOne();
        assertThat(inRecord()).hasSize(9);
        assertThat(registry.items(orcid, Section.KEYWORD)).hasSize(8);
        assertThat(tasks("state")).containsOnly("sent");
    }

    @Test
    void row_60_no_second_has_more_requests_than_orcid_allows() throws Exception {
        // The very first requests of a process are slow on their way, and would arrive together with those after them.
        List<Long> first = crowd(8);
        unblock();
        allSent(first);
        registry.requests().clear();
        List<Long> crowd = crowd(60);
        unblock();
        allSent(crowd);

        assertThat(registry.requests().peakInAnyWindow(Duration.ofSeconds(1))).isLessThanOrEqualTo(24);
        assertThat(registry.requests().all()).hasSize(60).allMatch(request -> request.status() == 201);
        assertThat(attempts(crowd)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void row_60_retry_after_is_obeyed_by_all_and_uses_no_attempt(int status) throws Exception {
        List<Long> crowd = crowd(40);
        Faults.Injected fault = registry.inject(Fault.of(Harm.status(status, Duration.ofSeconds(3)))
                .onWrites()
                .after(3)
                .times(1));
        unblock();
        allSent(crowd);

        assertThat(fault.done()).isOne();
        LoggedRequest refused = registry.requests().all().stream()
                .filter(request -> request.status() == status)
                .findFirst()
                .orElseThrow();
        long noted = refused.endNanos() + Duration.ofMillis(700).toNanos();
        long until = refused.endNanos() + Duration.ofSeconds(3).toNanos();
        assertThat(registry.requests().all())
                .noneMatch(request -> request.startNanos() > noted && request.startNanos() < until);
        assertThat(attempts(crowd)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void row_60_a_refusal_without_a_time_is_waited_for_and_uses_no_attempt(int status) throws Exception {
        List<Long> crowd = crowd(10);
        Faults.Injected fault =
                registry.inject(Fault.of(Harm.status(status)).onWrites().times(2));
        unblock();
        allSent(crowd);

        assertThat(fault.done()).isEqualTo(2);
        assertThat(registry.requests().all()).hasSize(12);
        assertThat(attempts(crowd)).containsExactly("1");
        assertThat(rows.of("select troubles, blocked_reason from registry_pace"))
                .containsExactly("0|null");
    }

    private static PersonDetail keyword(int number) {
        return new PersonDetail(Section.KEYWORD, "Word " + number, null, null);
    }

    private List<String> whose(List<LoggedRequest> requests) {
        return requests.stream()
                .map(request -> request.line().path().contains(orcid.toString()) ? "mine" : "theirs")
                .toList();
    }

    @Test
    void somebody_who_waits_at_a_page_goes_before_a_bulk_run() throws Exception {
        List<Long> crowd = crowd(60);
        intake.take(List.of(new Offer(person, "test", "w", work("w", "Waited for at a page"), 10)));
        unblock();
        allSent(crowd);
        settled();

        List<LoggedRequest> requests = registry.requests().all();
        assertThat(requests).hasSize(61);
        // Claimed first; the workers, sixteen of them, and what waits for them race for the slots.
        assertThat(whose(requests.subList(0, 20))).contains("mine");
    }

    @Test
    void nobody_with_a_long_list_holds_up_the_others() throws Exception {
        block();
        for (int i = 0; i < 20; i++) {
            offer("k" + i, keyword(i));
        }
        List<Long> crowd = new ArrayList<>();
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var id = newOrcid();
            long who = newPerson(id);
            permit(who, id);
            crowd.add(who);
            offers.add(Offer.of(who, "test", "k", keyword(0)));
        }
        intake.take(offers);
        unblock();
        allSent(crowd);
        settled();

        List<String> order = whose(registry.requests().all());
        assertThat(order).hasSize(28);
        assertThat(order.subList(0, order.lastIndexOf("theirs")).stream().filter("mine"::equals))
                .as("turns of the long list before the last of the others")
                .hasSizeLessThanOrEqualTo(9);
    }
}

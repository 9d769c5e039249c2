package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.orcidcaravan.consent.NewToken;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.TokenIntakeStore;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.database.State;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.push.Intake;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.routing.Routes;
import org.orcidcaravan.simulator.registry.RateRule;
import org.orcidcaravan.simulator.registry.Registry;
import org.orcidcaravan.simulator.registry.record.RegistryItem;

/** What tests of the push routes share: a registry that behaves, and a researcher of the test's own. */
@Timeout(180)
@QuarkusTestResource(Surroundings.class)
abstract class PushRouteTest {
    private static final AtomicInteger PEOPLE = new AtomicInteger(5_000);

    @Inject
    Routes routes;

    @Inject
    State state;

    @Inject
    PersonStore people;

    @Inject
    TokenIntakeStore tokens;

    @Inject
    Intake intake;

    @Inject
    SeenSendings sendings;

    @Surroundings.Given
    Registry registry;

    @Surroundings.Given
    Door door;

    @Surroundings.Given
    StateRows rows;

    OrcidId orcid = new OrcidId(0);
    long person;

    @BeforeEach
    void a_researcher() {
        state.open();
        routes.start();
        registry.requests().clear();
        orcid = newOrcid();
        person = newPerson(orcid);
        permit(person, orcid);
    }

    @AfterEach
    void a_registry_that_behaves() throws IOException {
        registry.faults().clear();
        registry.activateClient();
        registry.setRate(RateRule.MEMBER);
        registry.setRaceWindow(Duration.ZERO);
        door.open();
        CircuitBreakerMaintenance.get().resetAll();
        unblock();
    }

    /** As when the pause of all is over, and was the first. */
    void unblock() {
        rows.change(
                "update registry_pace set blocked_until = '-infinity', blocked_reason = null, probing_until = '-infinity', troubles = 0,"
                        + " alert = false, next_at = least(next_at, now())");
    }

    /** Nothing is claimed from now on; what is under way goes on. */
    void block() {
        rows.change("update registry_pace set blocked_until = 'infinity'");
    }

    static OrcidId newOrcid() {
        return new OrcidId(PEOPLE.incrementAndGet());
    }

    long newPerson(OrcidId id) {
        registry.addRecord(id);
        return people.save(Person.named("p-" + id).with(id));
    }

    void permit(long who, OrcidId id) {
        String token =
                registry.issueToken(id, EnumSet.of(Scope.ACTIVITIES_UPDATE, Scope.READ_LIMITED, Scope.PERSON_UPDATE));
        tokens.add(new NewToken(
                who, id, "/activities/update /read-limited /person/update", new Secret(token), null, null));
    }

    static Work work(String key, String title) {
        return new Work(
                title,
                null,
                null,
                "journal-article",
                null,
                List.of(ExternalId.self("source-work-id", key)),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** Works numbered from 1. */
    static List<Work> works(int count) {
        List<Work> works = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            works.add(work("w" + i, "Work number " + i));
        }
        return works;
    }

    List<Offer.Taken> offer(Work... works) {
        return offer(List.of(works));
    }

    List<Offer.Taken> offer(List<Work> works) {
        return intake.take(works.stream()
                .map(work ->
                        Offer.of(person, "test", work.externalIds().getFirst().value(), work))
                .toList());
    }

    Offer.Taken offer(String key, Item item) {
        return intake.take(List.of(Offer.of(person, "test", key, item))).getFirst();
    }

    /** Waits until nothing of this researcher is open any more. */
    void settled() throws InterruptedException {
        sendings.until(() -> count("state in ('queued', 'leased', 'scheduled', 'unknown')") == 0);
    }

    /** Waits until so many tasks of this researcher fit a condition. */
    void until(int expected, String condition) throws InterruptedException {
        sendings.until(() -> count(condition) == expected);
    }

    int count(String condition) {
        return Integer.parseInt(rows.of("select count(*) from task where person = ? and " + condition, person)
                .getFirst());
    }

    /** Operation, state and verdict of this researcher's tasks, in the order in which they came. */
    List<String> tasks() {
        return rows.of("select operation, state, verdict from task where person = ? order by id", person);
    }

    /** A column, or an expression of some, of this researcher's tasks in the order in which they came. */
    List<String> tasks(String columns) {
        return rows.of("select " + columns + " from task where person = ? order by id", person);
    }

    /** Why the researcher has to wait; "null" when not. */
    String pauseReason() {
        return rows.of("select pause_reason from writer where person = ?", person)
                .getFirst();
    }

    /** Requests to this researcher's record: method and the path after the iD. */
    List<String> asked() {
        return registry.requests().all().stream()
                .filter(request -> request.orcid().filter(orcid::equals).isPresent())
                .map(request -> request.method() + " "
                        + request.path().substring(request.path().indexOf(orcid.toString()) + 20))
                .toList();
    }

    List<RegistryItem> inRecord() {
        return registry.items(orcid, Section.WORK);
    }

    void assertPutCodesAreThoseInRecord() {
        assertThat(rows.of("select put_code from item where person = ? order by put_code", person))
                .isEqualTo(inRecord().stream()
                        .map(RegistryItem::putCode)
                        .sorted()
                        .map(String::valueOf)
                        .toList());
    }

    long requests(String method, @Nullable String path) {
        return path == null
                ? registry.requests().all().stream()
                        .filter(r -> r.method().equals(method))
                        .count()
                : registry.requests().all(method, path).size();
    }
}

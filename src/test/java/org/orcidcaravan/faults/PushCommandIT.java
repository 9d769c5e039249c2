package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.faults.CaravanProcess.Outcome;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Registry;
import org.orcidcaravan.simulator.registry.RegistryPlan;
import org.orcidcaravan.simulator.registry.record.RegistryItem;

/** The first day of an institution that has tokens from another system: README's commands, each in its own process. */
class PushCommandIT extends ProcessTest {
    private static final OrcidId WILLING = new OrcidId(7_001);
    private static final OrcidId UNASKED = new OrcidId(7_002);

    private Registry registry;
    private String token;

    @BeforeEach
    void a_registry() {
        registry = Registry.open(RegistryPlan.of(new SplittableRandom(9), InstantSource.system()));
        token = registry.issueToken(WILLING, EnumSet.of(Scope.ACTIVITIES_UPDATE, Scope.READ_LIMITED));
        registry.addRecord(UNASKED);
    }

    @AfterEach
    void close_the_registry() {
        registry.close();
    }

    private Outcome run(String... command) {
        return caravan()
                .with(
                        "caravan.orcid.api-url=" + registry.uri(),
                        "caravan.orcid.client-id=" + registry.client().id(),
                        "caravan.push.rate=24")
                .run(command);
    }

    private String file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, String.join("\n", lines) + "\n");
        return file.toString();
    }

    private static void assertSaid(Outcome outcome, int status, String... words) {
        assertThat(outcome.status()).as("%s%n%s", outcome.out(), outcome.err()).isEqualTo(status);
        assertThat(List.of(words))
                .allSatisfy(word -> assertThat(outcome.out() + outcome.err()).contains(word));
        assertThat(outcome.out() + outcome.err()).doesNotContain("\tat ", "Exception in", " ERROR ");
    }

    @Test
    void files_with_people_tokens_and_works_end_in_the_records_of_those_who_allow_it() throws Exception {
        String people = file("people.csv", "person_id,orcid", "a1," + WILLING, "a2," + UNASKED);
        String tokens = file("tokens.csv", "orcid,access_token,scope", WILLING + "," + token + ",/activities/update");
        String works = file(
                "works.csv",
                "source_id,orcid,title,type,doi",
                "w1," + WILLING + ",A first work,journal-article,10.5555/first",
                "w2," + WILLING + ";" + UNASKED + ",A second work,book,10.5555/second",
                "w3," + WILLING + ",,journal-article,10.5555/third");

        assertSaid(run("people", "import", people), 0);
        assertSaid(run("tokens", "import", tokens), 0);
        assertSaid(run("works", "import", "--source", "csv", works), 1, "4", "title");
        assertSaid(run("push"), 1, "A first work", "In total: 2 done", "waiting for researchers 1");
        assertSaid(run("works", "import", "--source", "csv", works), 1);
        assertSaid(run("push"), 0, "Found 0 tasks");

        assertThat(registry.items(WILLING, Section.WORK))
                .extracting(RegistryItem::title)
                .containsExactlyInAnyOrder("A first work", "A second work");
        assertThat(registry.items(UNASKED, Section.WORK)).isEmpty();
        assertThat(registry.requests().all("POST", "/works")).hasSize(1);
    }

    @Test
    void without_a_client_id_nothing_is_pushed() {
        assertSaid(caravan().run("push"), 3, "caravan.orcid.client-id");
    }
}

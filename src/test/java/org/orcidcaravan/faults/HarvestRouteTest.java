package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.database.State;
import org.orcidcaravan.routing.Routes;
import org.orcidcaravan.source.fetch.StandIn;
import org.orcidcaravan.source.harvest.HarvestReport;
import org.orcidcaravan.source.harvest.HarvestRequest;
import org.orcidcaravan.source.harvest.HarvestSettings;
import org.orcidcaravan.source.oai.OaiShelf;

/** The shipped routes of the sources, as the service runs them. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(value = HarvestRouteTest.Sources.class, restrictToAnnotatedClass = true)
class HarvestRouteTest {
    /** A repository on loopback, and a folder for files. */
    public static final class Sources implements QuarkusTestResourceLifecycleManager {
        private final OaiShelf shelf = new OaiShelf();

        @Override
        public Map<String, String> start() {
            Map<String, String> all = new HashMap<>();
            all.put("caravan.source.oai.url", shelf.server().address("/oai").toString());
            all.put("caravan.source.oai.pause", "1");
            all.put("caravan.harvest.redelivery-delay", "5");
            all.put("caravan.source-files.enabled", "true");
            all.put("caravan.source-files.dir", FOLDER.toAbsolutePath().toString());
            all.put("caravan.source-files.every", "100");
            all.put("caravan.source-files.start-delay", "0");
            all.put("caravan.source-files.settle", "PT0S");
            return all;
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(shelf, new TestInjector.MatchesType(OaiShelf.class));
        }

        @Override
        public void stop() {
            shelf.close();
        }
    }

    private static final Path FOLDER = Path.of("target", "dropped-works");

    OaiShelf shelf;

    @Inject
    State state;

    @Inject
    Routes routes;

    @BeforeEach
    void start() {
        state.open();
        routes.start();
    }

    @Test
    void a_harvest_goes_through_the_route_page_by_page_and_repeats_what_does_not_come() {
        shelf.pageSize = 10;
        shelf.fill(25);
        shelf.server().nextGood();
        shelf.server().next(StandIn.status(502, "X-None", "x"));
        shelf.server().next(StandIn.cutShort("<OAI-PMH>".repeat(100)));

        HarvestReport report = routes.harvest(HarvestRequest.of("oai"), HarvestSettings.Kind.OAI);

        assertThat(report.problem()).isNull();
        assertThat(report.figures()).isEqualTo("25 records on 3 pages");
        assertThat(report.run())
                .isNotNull()
                .extracting(run -> run.tally().added())
                .isEqualTo(25L);
        shelf.server().next(exchange -> StandIn.send(exchange, 200, "text/xml", shelf.error("badArgument", "set?")));
        assertThat(routes.harvest(HarvestRequest.of("oai"), HarvestSettings.Kind.OAI)
                        .problem())
                .contains("badArgument (set?)");
        assertThat(routes.harvest(HarvestRequest.of("nowhere"), HarvestSettings.Kind.OAI)
                        .problem())
                .contains("caravan.source.nowhere.url");
    }

    @Test
    void a_file_that_is_dropped_is_taken_in_and_put_away_with_what_was_refused() throws IOException {
        Path source = Files.createDirectories(FOLDER.resolve("library"));
        for (String left :
                List.of(".done/one.bib", ".done/one.bib.refused.csv", ".failed/two.xlsx", ".failed/two.xlsx.txt")) {
            Files.deleteIfExists(source.resolve(left));
        }
        Files.writeString(source.resolve("one.bib"), "@book{b1, title = {=HYPERLINK}}\n@book{=1, year = 2020}\n");
        Files.writeString(source.resolve("two.xlsx"), "PK");

        await().until(() ->
                Files.exists(source.resolve(".done/one.bib")) && Files.exists(source.resolve(".failed/two.xlsx")));

        assertThat(source.resolve(".done/one.bib.refused.csv"))
                .content()
                .startsWith("line,source_id,reason")
                .contains("2,,\"The entry is no BibTeX");
        assertThat(source.resolve(".failed/two.xlsx.txt")).content().contains("end it with .csv");
    }
}

package org.orcidcaravan.routing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;

/** Route files that change, break and go while others run. */
@Timeout(180)
class LiveFilesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ONE = "sync-one.camel.yaml";
    private static final String TWO = "sync-two.camel.yaml";

    @TempDir
    Path folder;

    private LiveFolder live;

    @BeforeEach
    void two_files() {
        live = new LiveFolder(folder, DATABASE.dataSource(), Duration.ofMillis(300));
        live.save(ONE, LiveFolder.taking("sync-one", "first"));
        live.save(TWO, LiveFolder.taking("sync-two", "other"));
        live.start();
    }

    @AfterEach
    void end() {
        live.close();
    }

    @Test
    void every_file_runs_after_the_start() {
        assertThat(live.deployments.all()).hasSize(3).allMatch(Deployment::isInOrder);
        assertThat(live.send("direct:sync-one", "a")).isEqualTo("first a");
    }

    @Test
    void a_command_takes_what_its_entry_leads_to_and_later_the_rest(@TempDir Path own) throws Exception {
        try (LiveFolder command = new LiveFolder(own, DATABASE.dataSource(), Duration.ofMillis(300))) {
            command.save("errors.camel.yaml", LiveFolder.ERRORS);
            command.save(ONE, LiveFolder.taking("sync-one", "first"));
            command.save(TWO, "- route: [");
            command.deployments.start("direct:sync-one");
            assertThat(command.send("direct:sync-one", "a")).isEqualTo("first a");
            assertThat(command.file(TWO).isInOrder()).isFalse();

            command.save(TWO, LiveFolder.taking("sync-two", "other"));
            command.deployments.start();

            assertThat(command.send("direct:sync-two", "a")).isEqualTo("other a");
        }
    }

    @Test
    void row_66_a_changed_file_is_swapped_alone() {
        Object other = live.camel.getRoute("sync-two");

        live.save(ONE, LiveFolder.taking("sync-one", "second"));
        live.look();

        assertThat(live.send("direct:sync-one", "a")).isEqualTo("second a");
        assertThat(live.camel.getRoute("sync-two")).isSameAs(other);
        assertThat(live.running()).containsExactly("sync-one", "sync-two");
    }

    @Test
    void row_66_a_file_is_not_taken_before_two_looks_found_the_same() {
        live.save(ONE, LiveFolder.taking("sync-one", "second").substring(0, 200));
        live.deployments.look();
        live.save(ONE, LiveFolder.taking("sync-one", "second"));
        live.deployments.look();

        assertThat(live.send("direct:sync-one", "a")).isEqualTo("first a");
        assertThat(live.file(ONE).findings()).isEmpty();

        live.deployments.look();
        assertThat(live.send("direct:sync-one", "a")).isEqualTo("second a");
    }

    @Test
    void row_66_a_broken_file_leaves_its_last_good_text_running_and_says_where_it_is_broken() {
        Object running = live.camel.getRoute("sync-one");

        live.save(ONE, LiveFolder.taking("sync-one", "second").replace("steps:", "stepps:"));
        live.look();

        assertThat(live.camel.getRoute("sync-one")).isSameAs(running);
        assertThat(live.send("direct:sync-one", "a")).isEqualTo("first a");
        assertThat(live.file(ONE).state()).isEqualTo(Deployment.State.REFUSED);
        assertThat(live.file(ONE).sentence()).startsWith(ONE + ":").endsWith("Its last good text runs.");
        assertThat(live.findings(ONE)).anySatisfy(finding -> {
            assertThat(finding.line()).isEqualTo(8);
            assertThat(finding.message()).contains("'stepps'", "write 'steps' instead");
        });

        live.save(ONE, LiveFolder.taking("sync-one", "third"));
        live.look();
        assertThat(live.file(ONE).isInOrder()).isTrue();
        assertThat(live.send("direct:sync-one", "a")).isEqualTo("third a");
    }

    @Test
    void row_66_what_only_camel_can_know_is_found_by_the_rehearsal() {
        live.save(ONE, LiveFolder.route("sync-one", "timer:tick", """
                - to:
                    uri: log:there
                    parameters:
                      nosuchoption: true
                """));
        live.look();

        assertThat(live.findings(ONE)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("dry-load");
            assertThat(finding.message()).contains("nosuchoption", "Correct this line");
        });
        assertThat(live.send("direct:sync-one", "a")).isEqualTo("first a");
        assertThat(live.running()).containsExactly("sync-one", "sync-two");
        assertThat(live.camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains("~"));
    }

    @Test
    void row_66_routes_that_do_not_start_are_rolled_back() {
        live.save(ONE, LiveFolder.route("sync-one", "direct:sync-two", "- stop: {}\n"));
        live.look();

        assertThat(live.findings(ONE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("start"));
        assertThat(live.send("direct:sync-one", "a")).isEqualTo("first a");
        assertThat(live.send("direct:sync-two", "a")).isEqualTo("other a");
        assertThat(live.history.list(ONE, 10))
                .extracting(RouteHistoryStore.Past::outcome)
                .startsWith("rolled-back", "deployed");
    }

    @Test
    void row_66_a_file_that_is_gone_takes_its_routes_along_and_no_other() {
        live.delete(ONE);
        live.deployments.look();
        assertThat(live.running()).contains("sync-one");

        live.deployments.look();
        assertThat(live.running()).containsExactly("sync-two");
        assertThat(live.deployments.find(ONE)).isEmpty();
    }

    @Test
    void row_66_an_id_that_another_file_owns_is_refused_until_it_is_free() {
        String moved = "sync-three.camel.yaml";
        String twin = LiveFolder.taking("sync-three", "third")
                + LiveFolder.taking("sync-one", "thief").replace("direct:sync-one", "direct:sync-thief");
        live.save(moved, twin);
        live.look();

        assertThat(live.findings(moved))
                .anySatisfy(finding -> assertThat(finding.message()).contains(ONE));
        assertThat(live.file(ONE).isInOrder()).isTrue();
        assertThat(live.running()).containsExactly("sync-one", "sync-two");
    }

    @Test
    void row_66_a_start_with_one_broken_file_starts_all_others() throws Exception {
        live.close();
        live = new LiveFolder(folder, DATABASE.dataSource());
        live.save(ONE, "- route: [");
        live.start();

        assertThat(live.running()).containsExactly("sync-two");
        assertThat(live.file(ONE).sentence()).contains(ONE + ":1", "Nothing of this file runs.");
        assertThat(live.send("direct:sync-two", "a")).isEqualTo("other a");
    }

    @Test
    void row_66_a_folder_that_cannot_be_read_stops_nothing() throws Exception {
        java.nio.file.Files.move(folder, folder.resolveSibling("away-" + folder.getFileName()));
        try {
            live.look();
            live.look();
            assertThat(live.running()).containsExactly("sync-one", "sync-two");
        } finally {
            java.nio.file.Files.move(folder.resolveSibling("away-" + folder.getFileName()), folder);
        }
    }

    @Test
    void a_changed_configuration_reaches_the_routes_that_name_it() {
        live.save(ONE, LiveFolder.route("sync-one", "direct:sync-one", "- bean:\n    ref: sink\n    method: fail\n"));
        live.look();
        Object unchanged = live.camel.getRoute("sync-one");

        live.save("errors.camel.yaml", LiveFolder.ERRORS + """
                          steps:
                            - bean:
                                ref: sink
                                method: take("dealt with")
                """);
        live.look();

        assertThat(live.findings("errors.camel.yaml")).isEmpty();
        assertThat(live.camel.getRoute("sync-one")).isNotSameAs(unchanged);
        live.send("direct:sync-one", "a");
        assertThat(live.sink.taken()).containsExactly("dealt with");
    }

    @Test
    void configurations_that_routes_name_stay_when_their_file_goes() {
        live.delete("errors.camel.yaml");
        live.look();

        assertThat(live.file("errors.camel.yaml").sentence()).contains("is gone", ONE, "put it back");
        live.save(ONE, LiveFolder.taking("sync-one", "second"));
        live.look();
        assertThat(live.send("direct:sync-one", "a")).isEqualTo("second a");
    }

    @Test
    void row_68_a_message_in_flight_is_not_cut_off() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        live.sink.hold(gate);
        CompletableFuture<String> old = CompletableFuture.supplyAsync(() -> live.send("direct:sync-one", "a"));
        await().until(() -> live.counts.oldestMillis(List.of("sync-one")) > 0);

        live.save(ONE, LiveFolder.taking("sync-one", "second"));
        live.look();
        assertThat(live.file(ONE).state()).isEqualTo(Deployment.State.WAITING);
        assertThat(live.file(ONE).sentence()).contains("in flight", "nothing has to be done");

        gate.countDown();
        assertThat(old.get(60, TimeUnit.SECONDS)).isEqualTo("first a");
        live.look();
        assertThat(live.send("direct:sync-one", "b")).isEqualTo("second b");
        assertThat(live.file(ONE).isInOrder()).isTrue();
    }
}

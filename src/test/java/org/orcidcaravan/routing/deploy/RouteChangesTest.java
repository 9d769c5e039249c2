package org.orcidcaravan.routing.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.routing.running.Picture;
import org.orcidcaravan.routing.running.RouteStatus;
import org.orcidcaravan.routing.running.RunningRoutes;

/** What people do to routes and their files, and what they see of them. */
class RouteChangesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String FILE = "sync-mine.camel.yaml";
    private static final String ACTOR = "console:kim";
    private static final String FIRST = LiveFolder.taking("sync-mine", "first");
    private static final String SECOND = LiveFolder.taking("sync-mine", "second");

    @TempDir
    Path folder;

    private LiveFolder live;
    private RouteActs acts;

    @BeforeEach
    void one_file() throws Exception {
        DATABASE.execute("delete from route_history");
        live = new LiveFolder(folder, DATABASE.dataSource());
        live.save(FILE, FIRST);
        live.start();
        acts = new RouteActs(live.camel, live.deployments, live.history);
    }

    @AfterEach
    void end() {
        live.close();
    }

    private String hash() throws Exception {
        return live.deployments.text(FILE).orElseThrow().hash();
    }

    @Test
    void a_text_that_is_written_runs_at_once_and_is_noted_with_who_wrote_it() throws Exception {
        assertThat(live.deployments.write(FILE, SECOND, hash(), ACTOR).findings())
                .isEmpty();

        assertThat(folder.resolve(FILE)).hasContent(SECOND);
        assertThat(live.send("direct:sync-mine", "a")).isEqualTo("second a");
        assertThat(live.deployments.history(FILE, 10))
                .extracting(past -> past.outcome() + " " + past.actor())
                .containsExactly("deployed " + ACTOR, "deployed files");
        assertThat(DATABASE.query("select action || ' ' || subject from audit where actor = '" + ACTOR
                        + "' order by id desc limit 1"))
                .isEqualTo("route-file.write route-file:" + FILE);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void a_text_with_findings_is_not_written() throws Exception {
        var written = live.deployments.write(FILE, SECOND.replace("ref: sink", "ref: drain"), hash(), ACTOR);

        assertThat(written.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("drain"));
        assertThat(folder.resolve(FILE)).hasContent(FIRST);
        assertThat(live.file(FILE).isInOrder()).isTrue();
    }

    @Test
    void a_text_that_does_not_start_is_put_back() throws Exception {
        live.save("sync-other.camel.yaml", LiveFolder.taking("sync-other", "other"));
        live.look();

        var written =
                live.deployments.write(FILE, SECOND.replace("direct:sync-mine", "direct:sync-other"), hash(), ACTOR);

        assertThat(written.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("start"));
        assertThat(folder.resolve(FILE)).hasContent(FIRST);
        assertThat(live.send("direct:sync-mine", "a")).isEqualTo("first a");
        assertThat(live.file(FILE).isInOrder()).isTrue();
    }

    @Test
    void nobody_writes_over_what_somebody_else_has_changed() {
        assertThatThrownBy(() -> live.deployments.write(FILE, SECOND, "0".repeat(64), ACTOR))
                .isInstanceOf(ChangedMeanwhile.class)
                .hasMessageContaining("read it again");
        assertThatThrownBy(() -> live.deployments.write(FILE, SECOND, null, ACTOR))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void an_earlier_text_and_what_differs_are_kept() throws Exception {
        String before = hash();
        live.save(FILE, SECOND);
        live.look();

        assertThat(live.deployments.earlier(FILE, before)).contains(FIRST);
        assertThat(live.deployments.diff(FILE, before, hash()).orElseThrow())
                .contains(
                        "-                expression: \"first ${body}\"",
                        "+                expression: \"second ${body}\"");
        assertThat(live.deployments.diff(FILE, before, before)).contains("");
        assertThat(live.deployments.diff(FILE, before, "unknown")).isEmpty();
    }

    @Test
    void a_start_of_the_service_is_no_news_to_the_history() throws Exception {
        live.close();
        live = new LiveFolder(folder, DATABASE.dataSource());
        live.start();

        assertThat(live.deployments.history(FILE, 10)).hasSize(1);
    }

    @Test
    void routes_run_without_their_history() throws Exception {
        live.close();
        live = new LiveFolder(folder, DATABASE.unreachable());
        live.start();

        assertThat(live.send("direct:sync-mine", "a")).isEqualTo("first a");
        assertThatThrownBy(() -> live.deployments.write(FILE, SECOND, hash(), ACTOR))
                .isInstanceOf(RouteStateTrouble.class);
        assertThat(folder.resolve(FILE)).hasContent(FIRST);
    }

    @Test
    void a_route_that_somebody_stopped_stays_so_when_its_file_changes() {
        assertThat(acts.act("sync-mine", RouteActs.Act.STOP, ACTOR)).isTrue();
        live.save(FILE, SECOND);
        live.look();
        assertThat(live.camel.getRouteController().getRouteStatus("sync-mine").isStopped())
                .isTrue();

        assertThat(acts.act("sync-mine", RouteActs.Act.START, ACTOR)).isTrue();
        assertThat(live.send("direct:sync-mine", "a")).isEqualTo("second a");
    }

    @Test
    void acts_are_audited_and_refused_when_there_is_nothing_to_do() throws Exception {
        assertThat(acts.act("sync-mine", RouteActs.Act.SUSPEND, ACTOR)).isTrue();
        assertThat(DATABASE.query("select action || ' ' || subject from audit order by id desc limit 1"))
                .isEqualTo("route.suspend route:sync-mine");
        assertThatThrownBy(() -> acts.act("sync-mine", RouteActs.Act.SUSPEND, ACTOR))
                .isInstanceOf(RouteActs.NotNow.class)
                .hasMessage("Route 'sync-mine' is suspended, so there is nothing to suspend.");
        assertThat(acts.act("sync-mine", RouteActs.Act.RESUME, ACTOR)).isTrue();
        assertThat(live.send("direct:sync-mine", "a")).isEqualTo("first a");
        assertThat(acts.act("nowhere", RouteActs.Act.STOP, ACTOR)).isFalse();
    }

    @Test
    void a_route_says_what_went_through_it_and_what_failed() {
        live.save(
                FILE,
                FIRST
                        + LiveFolder.route(
                                "sync-mine-fails",
                                "direct:sync-mine-fails",
                                "- bean:\n    ref: sink\n    method: fail\n"));
        live.look();
        live.send("direct:sync-mine", "a");
        live.producer.sendBody("direct:sync-mine-fails", "b");
        RunningRoutes routes = new RunningRoutes(live.camel, live.counts);

        assertThat(routes.all()).extracting(RouteStatus::id).containsExactly("sync-mine", "sync-mine-fails");
        RouteStatus good = routes.find("sync-mine").orElseThrow();
        assertThat(good.file()).isEqualTo(FILE);
        assertThat(good.state()).isEqualTo("started");
        assertThat(good.messages().total()).isEqualTo(1);
        assertThat(good.messages().failed()).isZero();
        RouteStatus bad = routes.find("sync-mine-fails").orElseThrow();
        assertThat(bad.messages().failed()).isEqualTo(1);
        assertThat(bad.messages().lastFailure()).isEqualTo("IllegalStateException: Nothing can be done with b");
    }

    @Test
    void a_picture_shows_steps_branches_and_the_routes_beside() {
        live.save("sync-drawn.camel.yaml", LiveFolder.route("sync-drawn", "direct:sync-drawn", """
                - choice:
                    when:
                      - expression:
                          simple:
                            expression: "${body} == 'a'"
                        steps:
                          - to:
                              description: Hands it on.
                              uri: direct:sync-mine
                    otherwise:
                      steps:
                        - stop: {}
                - split:
                    expression:
                      simple:
                        expression: "${body}"
                    steps:
                      - bean:
                          ref: sink
                          method: take
                """));
        live.look();
        RunningRoutes routes = new RunningRoutes(live.camel, live.counts);
        Picture picture = routes.picture("sync-drawn").orElseThrow();

        assertThat(picture.nodes())
                .extracting(Picture.Node::kind)
                .containsExactly("from", "choice", "to", "route", "stop", "split", "bean");
        assertThat(picture.nodes()).extracting(Picture.Node::label).contains("Hands it on.", "sink.take");
        assertThat(picture.nodes().get(1).line()).isEqualTo(9);
        assertThat(picture.edges()).extracting(Picture.Edge::label).contains("otherwise", "goes to");
        List<String> ids = picture.nodes().stream().map(Picture.Node::id).toList();
        assertThat(picture.edges()).allSatisfy(edge -> assertThat(ids).contains(edge.from(), edge.to()));
        assertThat(routes.picture("sync-mine").orElseThrow().edges())
                .anyMatch(edge -> edge.from().equals("route:sync-drawn"));
    }
}

package org.orcidcaravan.routing.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a command takes in: the files that its entry leads to. */
class ReachTest {
    private static final RouteText ERRORS = RouteText.of("errors.camel.yaml", """
            - routeConfiguration:
                id: reads
                onException:
                  - onException:
                      exception:
                        - java.lang.Exception
                      steps:
                        - to:
                            uri: direct:trouble
            - routeConfiguration:
                id: others
            """);
    private static final RouteText TROUBLE = route("trouble", "direct:trouble", "log:trouble");

    private static RouteText route(String id, String from, String... calls) {
        return calling(id, from, "to", calls);
    }

    private static RouteText calling(String id, String from, String step, String... calls) {
        StringBuilder text = new StringBuilder("- route:\n    id: " + id + "\n    routeConfigurationId: reads\n"
                + "    from:\n      uri: " + from + "\n      steps:\n");
        for (String call : calls) {
            text.append("        - %s:\n            uri: %s\n".formatted(step, call));
        }
        return RouteText.of(id + ".camel.yaml", text.toString());
    }

    private static List<String> reach(String entry, RouteText... files) {
        return Reach.of(List.of(files), entry).stream().map(RouteText::name).toList();
    }

    @Test
    void what_is_called_is_taken_and_who_calls_the_entry_is_not() {
        assertThat(reach(
                        "direct:a",
                        route("a", "direct:a", "direct:b"),
                        route("b", "direct:b", "seda:c"),
                        route("c", "seda:c", "log:end"),
                        route("clock", "timer:clock", "direct:a"),
                        route("other", "direct:other", "log:end")))
                .containsExactly("a.camel.yaml", "b.camel.yaml", "c.camel.yaml");
    }

    @Test
    void a_configuration_brings_what_it_calls() {
        assertThat(reach("direct:a", ERRORS, TROUBLE, route("a", "direct:a", "log:end")))
                .containsExactly("errors.camel.yaml", "trouble.camel.yaml", "a.camel.yaml");
    }

    @Test
    void circles_come_to_an_end() {
        assertThat(reach("direct:a", route("a", "direct:a", "direct:b"), route("b", "direct:b", "direct:a")))
                .hasSize(2);
    }

    @Test
    void an_address_that_a_message_decides_may_be_any() {
        assertThat(reach(
                        "direct:a",
                        calling("a", "direct:a", "toD", "direct:${body}"),
                        route("other", "direct:other", "log:end")))
                .hasSize(2);
    }

    @Test
    void a_file_that_cannot_be_read_is_taken_so_that_somebody_says_so() {
        assertThat(reach(
                        "direct:a", route("a", "direct:a", "log:end"), RouteText.of("broken.camel.yaml", "- route: [")))
                .containsExactly("a.camel.yaml", "broken.camel.yaml");
    }

    @Test
    void a_download_takes_the_sync_and_no_schedule() throws IOException {
        List<RouteText> shipped;
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            shipped = files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .map(ReachTest::read)
                    .toList();
        }

        assertThat(Reach.of(shipped, "direct:sync-full-pass"))
                .extracting(RouteText::name)
                .contains("errors.camel.yaml", "sync-full-pass.camel.yaml", "sync-object.camel.yaml")
                .doesNotContain("sync-schedule.camel.yaml")
                .allMatch(name -> name.startsWith("sync-") || name.equals("errors.camel.yaml"));
    }

    private static RouteText read(Path file) {
        try {
            return RouteText.read(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.orcidcaravan.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteLintTest {
    private static final String CONFIGURATION = """
            - routeConfiguration:
                id: reads
                description: Repeats reads.
            """;
    private static final String ROUTE = """
            - route:
                id: %s
                description: Tries one thing.
                group: sync
                routeConfigurationId: reads
                from:
                  uri: direct:try
                  steps:
                    - stop: {}
            """;

    private final RouteLint lint = new RouteLint(name -> Optional.empty(), key -> false);

    @TempDir
    Path folder;

    @BeforeEach
    void aFolderWithOneGoodRoute() throws IOException {
        write("errors.camel.yaml", CONFIGURATION);
        write("sync-try.camel.yaml", ROUTE.formatted("sync-try"));
        write("README.md", "not a route");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void a_good_folder_has_no_findings() {
        assertThat(lint.checkAll(folder)).isEmpty();
    }

    @Test
    void one_file_is_checked_with_its_folder_in_view() {
        assertThat(lint.check(folder.resolve("sync-try.camel.yaml"))).isEmpty();
    }

    @Test
    void an_id_that_two_files_declare_is_reported_in_both() throws IOException {
        Path other = write("sync-twin.camel.yaml", ROUTE.formatted("sync-try"));

        assertThat(lint.checkAll(folder))
                .extracting(RouteFinding::toString)
                .containsExactly(
                        folder.resolve("sync-try.camel.yaml")
                                + ":2: Route 'sync-try' is also declared in 'sync-twin.camel.yaml': an id belongs to one"
                                + " file, so rename one of the two. [id]",
                        other + ":2: Route 'sync-try' is the main route of 'sync-twin.camel.yaml': write"
                                + " 'id: sync-twin'. [id]",
                        other + ":2: Route 'sync-try' is also declared in 'sync-try.camel.yaml': an id belongs to one"
                                + " file, so rename one of the two. [id]");
    }

    @Test
    void a_route_may_bear_the_name_of_its_configuration() throws IOException {
        write("sync-own.camel.yaml", CONFIGURATION.replace("reads", "sync-own"));
        write("sync-try.camel.yaml", ROUTE.formatted("sync-try").replace("Id: reads", "Id: sync-try"));
        write("errors.camel.yaml", CONFIGURATION.replace("reads", "sync-try"));

        assertThat(lint.checkAll(folder)).isEmpty();
    }

    @Test
    void a_broken_file_does_not_hide_its_neighbours() throws IOException {
        Path broken = write("sync-broken.camel.yaml", "- route: [\n");
        Path latin = Files.write(folder.resolve("sync-latin.camel.yaml"), new byte[] {(byte) 0xe9});

        assertThat(lint.checkAll(folder)).extracting(RouteFinding::file).containsExactly(broken, latin);
    }

    @Test
    void a_file_that_is_not_there_is_a_finding() {
        Path missing = folder.resolve("sync-missing.camel.yaml");

        assertThat(lint.check(missing))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("Failed to read '" + missing + "': ")
                        .endsWith("Check that it exists, is UTF-8 text and may be read."));
    }

    @Test
    void a_folder_that_is_not_there_says_so() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> lint.checkAll(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "Failed to list the routes folder '" + missing + "': check that it exists and may be read.");
    }

    @Test
    void the_table_has_a_row_for_each_entry() throws IOException {
        assertThat(RouteTable.of(folder).markdown()).isEqualTo("""
                        | route | group | from | does | file |
                        |---|---|---|---|---|
                        | reads |  | (routeConfiguration) | Repeats reads. | [errors.camel.yaml](errors.camel.yaml) |
                        | sync-try | sync | `direct:try` | Tries one thing. | [sync-try.camel.yaml](sync-try.camel.yaml) |
                        """);
    }
}

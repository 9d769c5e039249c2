package org.orcidcaravan.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.GeneratedPage;
import org.orcidcaravan.MappedSettings;
import org.orcidcaravan.ProjectFiles;
import org.orcidcaravan.SettingsFile;

/** The route files that are shipped keep the rules, and their table is the one they declare. */
class RouteFilesTest {
    private static final Path ROUTES = Path.of("routes");

    private static RouteLint lint;

    @BeforeAll
    static void the_lint_of_this_project() throws IOException {
        SettingsFile file = SettingsFile.ofProject();
        MappedSettings mapped = MappedSettings.ofProject();
        lint = new RouteLint(ScannedBeans.of("org.orcidcaravan"), key -> file.sets(key) || mapped.hasDefault(key));
    }

    @Test
    void the_shipped_routes_keep_every_rule() throws IOException {
        assertThat(ProjectFiles.under("routes", ".camel.yaml")).isNotEmpty();
        assertThat(lint.checkAll(ROUTES)).isEmpty();
    }

    @Test
    void the_examples_keep_every_rule_as_if_they_were_copied_and_are_no_routes_before() throws IOException {
        assertThat(ProjectFiles.under("routes/examples", ".camel.yaml")).isNotEmpty();
        assertThat(lint.checkExamples(ROUTES)).isEmpty();
        assertThat(RouteTable.of(ROUTES).markdown()).doesNotContain("event-institution");
    }

    @Test
    void an_example_that_is_wrong_is_found_also_once_it_is_copied(@TempDir Path folder) throws IOException {
        for (Path route : RouteFolder.files(ROUTES)) {
            Files.copy(route, folder.resolve(route.getFileName()));
        }
        Path examples = Files.createDirectories(folder.resolve("examples"));
        String good = Files.readString(ROUTES.resolve("examples").resolve("event-list.camel.yaml"));
        Path example = examples.resolve("event-list.camel.yaml");
        Files.writeString(example, good);
        Files.writeString(folder.resolve("event-list.camel.yaml"), good);
        assertThat(lint.checkExamples(folder)).isEmpty();
        Files.writeString(example, good.replace("ofList", "ofNobody"));
        assertThat(lint.checkExamples(folder))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("eventFilter.ofNobody"));
        assertThat(lint.checkAll(folder)).isEmpty();
    }

    @Test
    void the_table_of_routes_is_what_the_files_declare() throws IOException {
        new GeneratedPage("routes/README.md")
                .isUpToDate("# Routes", RouteTable.of(ROUTES).markdown());
    }
}

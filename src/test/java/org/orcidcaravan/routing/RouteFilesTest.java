package org.orcidcaravan.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.GeneratedPage;
import org.orcidcaravan.MappedSettings;
import org.orcidcaravan.ProjectFiles;
import org.orcidcaravan.SettingsFile;

/** The route files that are shipped keep the rules, and their table is the one they declare. */
class RouteFilesTest {
    private static final Path ROUTES = Path.of("routes");

    @Test
    void the_shipped_routes_keep_every_rule() throws IOException {
        SettingsFile file = SettingsFile.ofProject();
        MappedSettings mapped = MappedSettings.ofProject();
        RouteLint lint =
                new RouteLint(ScannedBeans.of("org.orcidcaravan"), key -> file.sets(key) || mapped.hasDefault(key));

        assertThat(ProjectFiles.under("routes", ".camel.yaml")).isNotEmpty();
        assertThat(lint.checkAll(ROUTES)).isEmpty();
    }

    @Test
    void the_table_of_routes_is_what_the_files_declare() throws IOException {
        new GeneratedPage("routes/README.md")
                .isUpToDate("# Routes", RouteTable.of(ROUTES).markdown());
    }
}

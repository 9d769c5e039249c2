package org.orcidcaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.State;
import org.orcidcaravan.faults.Surroundings;
import org.orcidcaravan.measure.funnel.Baseline;
import org.orcidcaravan.measure.funnel.BaselineStore;
import org.orcidcaravan.measure.funnel.InstitutionIds;
import org.orcidcaravan.portal.InstitutionSettings;

/** What {@code stats --baseline} answers. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BaselineRunTest {
    @Inject
    State state;

    @Inject
    BaselineStore store;

    @Inject
    InstantSource clock;

    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** As a parameter, because Quarkus runs tests on an instance of its own, whose fields JUnit does not fill. */
    @BeforeEach
    void an_empty_folder(@TempDir Path empty) {
        folder = empty;
    }

    private int run(Map<String, String> settings, boolean json) throws InterruptedException {
        InstitutionIds ids = new SmallRyeConfigBuilder()
                .withMapping(InstitutionIds.class)
                .withMapping(InstitutionSettings.class)
                .withDefaultValue("caravan.institution.name", "Both mappings live together")
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(InstitutionIds.class);
        return new BaselineRun(state, new Baseline(() -> folder, store, clock), ids)
                .run(new Printed(new PrintWriter(out, true), json), new PrintWriter(err, true));
    }

    private void record(String name, String text) throws IOException {
        Path file = folder.resolve("summaries").resolve("097").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void without_anything_that_names_us_it_is_wrong_usage() throws InterruptedException {
        assertThat(run(Map.of(), false)).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).hasLineCount(1).contains("caravan.institution.ids.ror");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_wrong_identifier_is_wrong_usage() throws InterruptedException {
        assertThat(run(Map.of("caravan.institution.ids.grid", "1234"), false)).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("\"1234\" is no GRID identifier");
    }

    @Test
    void without_a_copy_there_is_nothing_to_count() throws InterruptedException {
        assertThat(run(Map.of("caravan.institution.ids.ringgold", "1,2"), false))
                .isEqualTo(ExitStatus.LEFT);
        assertThat(err.toString()).hasLineCount(1).contains("no copy", folder.toString());
    }

    @Test
    void the_figure_is_told_as_a_sentence_or_as_json() throws Exception {
        record(
                "0000-0002-1825-0097.xml",
                "<record><person><emails><email><email>a@example.org</email></email></emails>" + "</person></record>");
        Map<String, String> ours = Map.of("caravan.institution.ids.domains", "example.net, example.org");

        assertThat(run(ours, false)).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString())
                .startsWith("Have a public iD that names us: 1 of 1 records in our copy, counted on ");
        out.getBuffer().setLength(0);
        assertThat(run(ours, true)).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString()).contains("\"records\":1,\"ours\":1,\"unreadable\":0}]");
        assertThat(new Baseline(() -> folder, store, clock).newest())
                .hasValueSatisfying(figure -> assertThat(figure.ours()).isOne());
    }

    @Test
    void a_bad_file_is_named_and_leaves_something_to_do() throws Exception {
        record("0000-0002-1825-0097.xml", "<record>");

        assertThat(run(Map.of("caravan.institution.ids.fundref", "501100001234"), false))
                .isEqualTo(ExitStatus.LEFT);
        assertThat(err.toString()).contains("0000-0002-1825-0097.xml", "Files that could not be read");
    }
}

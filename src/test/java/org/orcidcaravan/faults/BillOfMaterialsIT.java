package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Promise 15, faults.md row 80: whoever has the program has the list of what is in it. */
class BillOfMaterialsIT {
    private static final Path BUILT =
            Path.of(System.getProperty("caravan.tests.jar", "target/quarkus-app/quarkus-run.jar"));

    @Test
    void row_80_every_library_that_is_shipped_is_on_the_list() throws Exception {
        Path file = BUILT.resolve("../../caravan-sbom.json").normalize();
        assumeThat(Files.exists(file)
                        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(BUILT)) >= 0)
                .as("Maven's plugin makes the list after the program, but only when Maven is online (without -o)")
                .isTrue();
        JsonNode list = new ObjectMapper().readTree(file.toFile());
        List<String> known = StreamSupport.stream(list.path("components").spliterator(), false)
                .map(part -> "%s.%s-%s"
                        .formatted(
                                part.path("group").asText(),
                                part.path("name").asText(),
                                part.path("version").asText()))
                .toList();
        List<String> shipped;
        try (Stream<Path> files = Files.list(BUILT.resolve("../lib/main").normalize())) {
            shipped = files.map(each -> each.getFileName().toString()).toList();
        }

        assertThat(list.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(shipped)
                .hasSizeGreaterThan(100)
                .allSatisfy(jar -> assertThat(known).as(jar).anyMatch(jar::startsWith));
    }
}

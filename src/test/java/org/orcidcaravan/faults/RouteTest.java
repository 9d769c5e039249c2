package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.orcidcaravan.database.State;
import org.orcidcaravan.routing.Routes;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;

/** What tests of the sync's routes share: every test has a mirror of its own, and empty buckets to fill. */
@QuarkusTestResource(Surroundings.class)
abstract class RouteTest {
    static final Set<DataClass> ONLY_SUMMARIES = Set.of(DataClass.SUMMARIES);
    static final Set<DataClass> ONLY_ACTIVITIES = Set.of(DataClass.ACTIVITIES);
    static final Set<DataClass> BOTH = Set.of(DataClass.values());
    /** Some day; what the change list says is relative to it. */
    static final Instant DAY = Instant.parse("2026-11-01T12:00:00Z");

    @Inject
    Routes routes;

    @Inject
    State state;

    @Surroundings.Given
    OrcidBuckets buckets;

    @Surroundings.Given
    StateRows rows;

    Path path;

    private Path scratch;

    // Not @TempDir: it does not reach the instance that Quarkus makes of a test class.
    @BeforeEach
    void fresh() throws IOException {
        scratch = Files.createTempDirectory("caravan-mirror");
        path = scratch.resolve("mirror");
        Files.createDirectories(path);
        state.open();
        buckets.clear();
    }

    @AfterEach
    void tidy() throws IOException {
        remove(scratch);
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    PassReport download(Set<DataClass> classes) {
        return routes.fullPass(new PassRequest(path, classes, OptionalInt.empty(), true));
    }

    PassReport sync(Set<DataClass> classes) {
        return routes.changes(new PassRequest(path, classes, OptionalInt.empty(), true));
    }

    PassReport sync(Set<DataClass> classes, int days) {
        return routes.changes(new PassRequest(path, classes, OptionalInt.of(days), true));
    }

    Path summaryFile(int index) {
        return path.resolve("summaries").resolve(OrcidBuckets.summaryKey(index));
    }

    Path workFile(int index, long putCode) {
        return path.resolve("activities").resolve(OrcidBuckets.workKey(index, putCode));
    }

    /** The rows of a query about this test's mirror; {@code $mirror} stands for its number. */
    List<String> state(String query) {
        return rows.of(query.replace("$mirror", "(select id from mirror where path = '" + path + "')"));
    }

    void assertMirrored(int... records) {
        for (int record : records) {
            byte[] bytes = buckets.content()
                    .get("v3.0-summaries", OrcidBuckets.summaryKey(record))
                    .orElseThrow();
            assertThat(summaryFile(record)).hasBinaryContent(bytes);
        }
    }

    /** All files below a folder, but for Caravan's own. */
    static Set<String> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            all.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.startsWith(".caravan") && !name.equals("last_ran.config"))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.faults.CaravanProcess.Outcome;

/** "Synced" means on disk: by the system calls that a pass really makes, and by what a failing one does. */
class DurabilityIT extends ProcessTest {
    private static final int OBJECTS = 3;
    private static final String CONFIRM = "insert into mirrored_summary";

    @BeforeEach
    void some_objects_and_a_way_to_look() {
        assumeTrue(Strace.isInstalled(), "strace is not installed");
        buckets.summaries(OBJECTS);
        buckets.changed(0, Instant.parse("2026-11-01T12:00:00Z"));
        buckets.announce(Instant.parse("2026-11-01T12:00:00Z"));
    }

    private Outcome download(String flush, String... before) {
        return caravan()
                .with("caravan.sync.flush=" + flush)
                .behind(before)
                .run("download", "-s", "-p", folder.resolve("mirror").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"each", "syncfs"})
    void row_38_contents_are_flushed_then_names_and_only_then_is_the_database_told(String flush) throws Exception {
        Path log = folder.resolve("calls");
        assertThat(download(flush, Strace.showing(log)).status()).isZero();

        List<String> calls = calls(log);
        for (int i = 0; i < OBJECTS; i++) {
            String id = OrcidBuckets.id(i).toString();
            String part = id + ".xml.part";
            int renamed = first(calls, "rename(", part);
            assertThat(calls.subList(0, renamed))
                    .as("contents of %s before it has its name", part)
                    .anyMatch(call -> isFlushOf(call, flush.equals("each") ? part : "/mirror/summaries>"));
            String itsFolder = "/" + id.substring(id.length() - 3) + ">";
            List<String> after = calls.subList(renamed, calls.size());
            assertThat(after.subList(0, first(after, "", CONFIRM)))
                    .as("name of %s before the database is told", id)
                    .anyMatch(call -> isFlushOf(call, itsFolder));
        }
        List<String> order = calls.stream()
                .filter(call -> call.startsWith("rename(") && call.contains(".xml.part")
                        || isFlush(call) && !call.contains(".part>")
                        || call.contains(CONFIRM))
                .toList();
        assertThat(order).filteredOn(call -> call.contains(CONFIRM)).isNotEmpty();
        for (int i = 1; i < order.size(); i++) {
            if (order.get(i).contains(CONFIRM)) {
                assertThat(order.get(i - 1))
                        .as("what comes before the database is told")
                        .matches(DurabilityIT::isFlush);
            }
        }
    }

    private static boolean isFlush(String call) {
        return call.startsWith("fsync(") || call.startsWith("syncfs(");
    }

    private static boolean isFlushOf(String call, String file) {
        return isFlush(call) && call.contains(file);
    }

    @ParameterizedTest
    @CsvSource({"each, fsync", "syncfs, syncfs"})
    void row_39_a_flush_that_fails_is_a_failed_write_and_everything_is_fetched_anew(String flush, String call)
            throws Exception {
        // What the mirror is, is flushed too, and would fail before anything is fetched: here it is known already.
        Path form = folder.resolve("mirror/.caravan/form");
        Files.createDirectories(form.getParent());
        Files.writeString(form, "storage=plain\nformat=xml\nversion=3.0\n");
        Outcome failed = download(flush, Strace.failing(call));

        assertThat(failed.status()).as("%s%n%s", failed.out(), failed.err()).isEqualTo(1);
        assertThat(failed.out() + failed.err()).contains("Input/output error").doesNotContain("\tat ");
        assertThat(rowsOfMirror()).isEqualTo("0");
        int before = buckets.middleman().objectsAsked().size();

        assertThat(download(flush).status()).isZero();
        assertThat(rowsOfMirror()).isEqualTo(String.valueOf(OBJECTS));
        List<String> asked = buckets.middleman().objectsAsked();
        assertThat(asked.subList(before, asked.size()))
                .as("new bytes, not a second flush of the old ones")
                .containsAll(IntStream.range(0, OBJECTS)
                        .mapToObj(OrcidBuckets::summaryKey)
                        .toList());
    }

    private String rowsOfMirror() {
        return database.of(
                        "select count(*) from mirrored_summary s join mirror m on m.id = s.mirror_id where m.path = ?",
                        folder.resolve("mirror").toString())
                .getFirst();
    }

    /** The calls in the order in which they began, without the number of the thread. */
    private static List<String> calls(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line.replaceFirst("^\\d+ +", ""))
                .toList();
    }

    private static int first(List<String> calls, String start, String holding) {
        return IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).startsWith(start) && calls.get(i).contains(holding))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No call " + start + "... with " + holding));
    }
}

package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.faults.CaravanProcess.Outcome;
import org.orcidcaravan.sync.mirror.StoredFile;

/** {@code kill -9} of an import and of a conversion: asked for again, they end where undisturbed ones do (rows 35 to 37). */
class KilledFormsIT extends ProcessTest {
    /** More than two of the batches that an import confirms, so that there is a middle. */
    private static final int RECORDS = 2_300;

    private static final int TRIES = 4;
    private static final int KILLED = 128 + 9;

    private enum Command {
        IMPORT,
        CONVERT
    }

    private record EndState(Map<String, String> files, List<String> rows) {}

    private Path archive;

    @BeforeEach
    void a_data_file() throws IOException {
        archive = folder.resolve("ORCID_2025_10_summaries.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (int i = 0; i < RECORDS; i++) {
                byte[] document = document(i).getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry("ORCID_2025_10_summaries/" + OrcidBuckets.summaryKey(i));
                entry.setSize(document.length);
                tar.putArchiveEntry(entry);
                tar.write(document);
                tar.closeArchiveEntry();
            }
        }
    }

    private static String document(int record) {
        return "<record><c:last-modified-date>2025-10-01T00:00:00Z</c:last-modified-date>" + "s".repeat(record % 700)
                + "</record>";
    }

    private Outcome run(CaravanProcess.Start caravan, Command command, String mirror) {
        String path = folder.resolve(mirror).toString();
        return switch (command) {
            case IMPORT -> caravan.run("import", archive.toString(), "-p", path);
            case CONVERT -> caravan.run("storage", "convert", "--to", "zstd", "-p", path);
        };
    }

    @Test
    void rows_35_to_37_an_import_and_a_conversion_that_are_killed_end_as_undisturbed_ones_do() throws Exception {
        Map<Command, EndState> wanted = new TreeMap<>();
        Map<Command, Map<String, Integer>> calls = new TreeMap<>();
        for (Command command : Command.values()) {
            Path log = folder.resolve("calls-of-" + command);
            Outcome undisturbed = run(
                    Strace.isInstalled() ? caravan().behind(Strace.logging(log)) : caravan(), command, "undisturbed");
            assertThat(undisturbed.status())
                    .as(undisturbed.out() + undisturbed.err())
                    .isZero();
            wanted.put(command, endState("undisturbed"));
            calls.put(command, Strace.isInstalled() ? Strace.counts(log) : Map.of());
        }
        assertThat(wanted.get(Command.IMPORT).files()).hasSize(RECORDS);
        assertThat(wanted.get(Command.CONVERT).files().keySet())
                .hasSize(RECORDS)
                .allMatch(file -> file.endsWith(".xml.zst"));

        List<Future<Integer>> tries = new ArrayList<>();
        try (ExecutorService lanes = Executors.newFixedThreadPool(2)) {
            for (int number = 0; number < TRIES; number++) {
                int seed = number;
                tries.add(lanes.submit(() -> hits(seed, calls, wanted)));
            }
        }
        int hits = 0;
        for (Future<Integer> each : tries) {
            hits += each.get();
        }
        assertThat(hits)
                .as("commands that were really killed, of %d", 2 * TRIES)
                .isGreaterThanOrEqualTo(TRIES);
    }

    /** How many of both commands were hit; fails when one that is asked for again does not end as wanted. */
    private int hits(int number, Map<Command, Map<String, Integer>> calls, Map<Command, EndState> wanted) {
        SplittableRandom random = new SplittableRandom(number);
        String mirror = "mirror-" + number;
        int hits = 0;
        for (Command command : Command.values()) {
            String[] blow = blow(number, calls.get(command), random);
            Outcome killed = run(caravan().behind(blow), command, mirror);
            assertEveryDocumentIsWhole(mirror, String.join(" ", blow), command);
            Outcome after = run(caravan(), command, mirror);
            assertThat(after.status())
                    .as("%s after %s: %s%s", command, String.join(" ", blow), after.out(), after.err())
                    .isZero();
            EndState end = endState(mirror);
            assertThat(end.rows())
                    .as("%s after %s", command, String.join(" ", blow))
                    .isEqualTo(wanted.get(command).rows());
            assertThat(end.files().equals(wanted.get(command).files()))
                    .as("the same files: %s after %s", command, String.join(" ", blow))
                    .isTrue();
            hits += killed.status() == KILLED ? 1 : 0;
        }
        return hits;
    }

    private static String[] blow(int number, Map<String, Integer> counts, SplittableRandom random) {
        if (counts.isEmpty()) {
            return new String[] {"timeout", "-s", "KILL", random.nextInt(900, 3_000) / 1000.0 + "s"};
        }
        List<String> possible = Strace.CALLS.stream()
                .filter(call -> counts.getOrDefault(call, 0) > 0)
                .toList();
        assertThat(possible).contains("rename", "write");
        String call = possible.get(number % possible.size());
        return Strace.killing(call, 1 + random.nextInt(counts.get(call)));
    }

    /** Under a final name, old or new, there is a whole document or none; a conversion loses none on its way. */
    private void assertEveryDocumentIsWhole(String mirror, String blow, Command command) {
        Path summaries = folder.resolve(mirror).resolve("summaries");
        int here = 0;
        for (int i = 0; i < RECORDS; i++) {
            Path plain = summaries.resolve(OrcidBuckets.summaryKey(i));
            boolean found = false;
            for (Path file : List.of(plain, plain.resolveSibling(plain.getFileName() + ".zst"))) {
                if (Files.exists(file)) {
                    assertThat(text(file)).as("%s after %s", file, blow).isEqualTo(document(i));
                    found = true;
                }
            }
            here += found ? 1 : 0;
        }
        if (command == Command.CONVERT) {
            assertThat(here).as("documents after %s", blow).isEqualTo(RECORDS);
        }
    }

    private static String text(Path file) {
        try (var in = StoredFile.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EndState endState(String mirror) {
        Path path = folder.resolve(mirror);
        String of = "(select id from mirror where path = '" + path + "')";
        List<String> rows = new ArrayList<>();
        for (String query : List.of(
                "select count(*), md5(string_agg(position || etag::text || bytes || verified_by, ',' order by position))"
                        + " from mirrored_summary where mirror_id = $",
                "select name, entries, newest, data_class, finished_at is null from data_file where mirror_id = $",
                "select data_class, watermark from change_cursor where mirror_id = $",
                "select key from failed_object where mirror_id = $",
                "select content from quarantined where mirror_id = $")) {
            rows.addAll(database.of(query.replace("$", of)));
        }
        Map<String, String> contents = new TreeMap<>();
        try {
            rows.add(Files.readString(path.resolve(".caravan/form")));
            for (String file : RouteTest.files(path)) {
                contents.put(file, Files.readString(path.resolve(file), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EndState(contents, rows);
    }
}

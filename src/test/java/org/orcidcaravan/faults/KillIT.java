package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.faults.CaravanProcess.Outcome;

/** Whatever call of a pass {@code kill -9} hits, the next run ends where an undisturbed one does: rows 35 to 37. */
class KillIT extends ProcessTest {
    private static final int RECORDS = 12;
    private static final Instant DAY = Instant.parse("2026-11-01T12:00:00Z");
    private static final int KILLED = 128 + 9;

    private enum Pass {
        DOWNLOAD,
        SYNC
    }

    /** Where to kill: the n-th call of a kind, or, without strace, after so many milliseconds. */
    private record Blow(int number, Pass pass, String call, int n) {
        String[] words() {
            return call.equals("time")
                    ? new String[] {"timeout", "-s", "KILL", n / 1000.0 + "s"}
                    : Strace.killing(call, n);
        }
    }

    private record EndState(Map<String, String> files, List<String> rows) {}

    @Test
    void rows_35_to_37_twenty_kills_change_nothing_in_the_end() throws Exception {
        converge(20, 35);
    }

    @Test
    @Tag("soak")
    void rows_35_to_37_two_hundred_kills_change_nothing_in_the_end() throws Exception {
        converge(200, 36);
    }

    private void converge(int kills, long seed) throws Exception {
        fill();
        Map<Pass, EndState> wanted = new EnumMap<>(Pass.class);
        Map<Pass, Map<String, Integer>> calls = new EnumMap<>(Pass.class);
        for (Pass pass : Pass.values()) {
            Path log = folder.resolve("calls-of-" + pass);
            CaravanProcess.Start traced = Strace.isInstalled() ? caravan().behind(Strace.logging(log)) : caravan();
            assertThat(run(traced, pass, "undisturbed-" + pass).status()).isZero();
            wanted.put(pass, endState("undisturbed-" + pass));
            assertThat(wanted.get(pass).files()).hasSize(3 * RECORDS);
            calls.put(pass, Strace.isInstalled() ? Strace.counts(log) : Map.of());
        }

        SplittableRandom random = new SplittableRandom(seed);
        List<Future<Boolean>> tries = new ArrayList<>();
        int hits = 0;
        try (ExecutorService lanes = Executors.newFixedThreadPool(2)) {
            for (int number = 0; number < kills; number++) {
                Pass pass = Pass.values()[number % 2];
                Blow blow = blow(number, pass, calls.get(pass), random);
                tries.add(lanes.submit(() -> survives(blow, wanted.get(pass))));
            }
            for (int done = 1; done <= kills; done++) {
                hits += tries.get(done - 1).get() ? 1 : 0;
                if (done % 20 == 0) {
                    System.out.printf("%d of %d runs survived, %d of them a kill.%n", done, kills, hits);
                }
            }
        }
        // A thread makes not quite the same calls each time, so some blows come too late.
        assertThat(hits).as("runs that were really killed, of %d", kills).isGreaterThan(kills / 2);
    }

    private static Blow blow(int number, Pass pass, Map<String, Integer> counts, SplittableRandom random) {
        if (!Strace.isInstalled()) {
            return new Blow(number, pass, "time", random.nextInt(900, 3_000));
        }
        List<String> calls = Strace.CALLS.stream()
                .filter(call -> counts.getOrDefault(call, 0) > 0)
                .toList();
        assertThat(calls).contains("rename", "write");
        String call = calls.get(number / 2 % calls.size());
        return new Blow(number, pass, call, 1 + random.nextInt(counts.get(call)));
    }

    /** Whether the blow hit; fails when the run after it does not end as wanted. */
    private boolean survives(Blow blow, EndState wanted) {
        String mirror = "mirror-" + blow.number();
        Outcome killed = run(caravan().behind(blow.words()), blow.pass(), mirror);
        assertNoPartUnderAFinalName(blow, mirror, wanted);
        Outcome after = run(caravan(), blow.pass(), mirror);
        assertThat(after.status())
                .as("%s: %s%s", blow, after.out(), after.err())
                .isZero();
        assertThat(endState(mirror)).as("%s", blow).isEqualTo(wanted);
        return killed.status() == KILLED;
    }

    private void assertNoPartUnderAFinalName(Blow blow, String mirror, EndState wanted) {
        contents(folder.resolve(mirror)).forEach((file, bytes) -> {
            if (!file.endsWith(".part")) {
                assertThat(bytes)
                        .as("%s, %s", blow, file)
                        .isEqualTo(wanted.files().get(file));
            }
        });
    }

    private Outcome run(CaravanProcess.Start caravan, Pass pass, String mirror) {
        String path = folder.resolve(mirror).toString();
        return switch (pass) {
            case DOWNLOAD -> caravan.run("download", "-s", "-a", "-p", path);
            case SYNC -> caravan.run("sync", "-s", "-a", "-d", "3650", "-p", path);
        };
    }

    private static void fill() {
        for (int record = 0; record < RECORDS; record++) {
            buckets.summary(record, "<record>" + "s".repeat(record * 900) + "</record>");
            buckets.work(record, 1, "<work>" + "w".repeat(record * 300) + "</work>");
            buckets.work(record, 2, "<work>second</work>");
            buckets.changed(record, DAY.minusSeconds(record));
        }
        buckets.announce(DAY);
        buckets.listEmptyFoldersQuickly();
    }

    private EndState endState(String mirror) {
        String of = "(select id from mirror where path = '" + folder.resolve(mirror) + "')";
        List<String> rows = new ArrayList<>();
        for (String query : List.of(
                "select position, etag, bytes, verified_by from mirrored_summary where mirror_id = $ order by position",
                "select position, objects, encode(packed, 'hex') from mirrored_activities where mirror_id = $ order by 1",
                "select data_class, watermark, change_list_etag from change_cursor where mirror_id = $ order by 1",
                "select data_class, newest_row, finished_at is null from full_pass where mirror_id = $ order by 1",
                "select data_class, folder, start_after, finished from folder_scan where mirror_id = $ order by 1, 2",
                "select key from failed_object where mirror_id = $",
                "select content from quarantined where mirror_id = $",
                "select data_class, position, done from changed_record where mirror_id = $ order by 1, 2")) {
            rows.addAll(database.of(query.replace("$", of)));
        }
        return new EndState(contents(folder.resolve(mirror)), rows);
    }

    private static Map<String, String> contents(Path mirror) {
        Map<String, String> contents = new TreeMap<>();
        if (Files.isDirectory(mirror)) {
            for (String file : RouteTest.files(mirror)) {
                try {
                    contents.put(file, Files.readString(mirror.resolve(file), StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return contents;
    }
}

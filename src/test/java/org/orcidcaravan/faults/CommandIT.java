package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.faults.CaravanProcess.Outcome;

/** Exit statuses, and what is said with them: design 4.2, faults.md rows 7, 8, 23, 32, 34 and 42. */
class CommandIT extends ProcessTest {
    private String path() {
        return folder.resolve("mirror").toString();
    }

    /** One or a few clear sentences: no stack trace, no log line, nothing said twice. */
    private static void assertSaid(Outcome outcome, int status, String... words) {
        assertThat(outcome.status()).as("%s%n%s", outcome.out(), outcome.err()).isEqualTo(status);
        String said = outcome.err() + outcome.out();
        assertThat(said).contains(words).doesNotContain("\tat ", "Exception in", "WARNING:", " ERROR ");
        assertThat(outcome.err().lines()).hasSizeLessThan(4).doesNotHaveDuplicates();
    }

    @Test
    void neither_summaries_nor_activities_is_wrong_usage() {
        assertSaid(caravan().run("download", "-p", path()), 2, "say -s for summaries");
    }

    @Test
    void no_path_is_wrong_usage() {
        assertSaid(caravan().run("sync", "-s"), 2, "PATH");
    }

    @Test
    void a_complete_download_exits_0() {
        buckets.summaries(3);
        buckets.changed(0, Instant.parse("2026-11-01T12:00:00Z"));
        buckets.announce(Instant.parse("2026-11-01T12:00:00Z"));

        assertSaid(caravan().run("download", "-s", "-p", path()), 0, "Complete: 3 listed");
        assertThat(Path.of(path()).resolve("summaries").resolve(OrcidBuckets.summaryKey(1)))
                .exists();
        assertThat(Path.of(path()).resolve("last_ran.config")).exists();
    }

    @Test
    void row_7_no_credentials_could_not_start() {
        assertSaid(
                caravan().unsigned().run("download", "-s", "-p", path()), 3, "no AWS credentials", "AWS_ACCESS_KEY_ID");
        assertThat(buckets.middleman().requests()).isEmpty();
    }

    @Test
    void row_7_wrong_credentials_could_not_start() {
        assertSaid(
                caravan()
                        .unsigned()
                        .with("aws.accessKeyId=WRONG", "aws.secretAccessKey=WRONG")
                        .run("download", "-s", "-p", path()),
                3,
                "403",
                "AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void row_8_a_missing_bucket_leaves_something() {
        assertSaid(
                caravan().with("caravan.sync.summaries-bucket=no-such-bucket").run("download", "-s", "-p", path()),
                1,
                "no-such-bucket",
                "NoSuchBucket");
    }

    @Test
    void row_23_a_list_cut_short_leaves_something() {
        buckets.changed(0, Instant.parse("2026-11-01T12:00:00Z"));
        buckets.announce(Instant.parse("2026-11-01T12:00:00Z"));
        buckets.changeList(Arrays.copyOf(buckets.changeList(), buckets.changeList().length / 2));

        assertSaid(caravan().run("sync", "-s", "-p", path()), 1, "Cannot use the change list", "Nothing was advanced");
        assertThat(database.of(
                        "select * from change_cursor where mirror_id = (select id from mirror where path = ?)", path()))
                .isEmpty();
    }

    @Test
    void row_34_a_folder_that_cannot_be_written_could_not_start() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        assertSaid(
                caravan().run("download", "-s", "-p", file.resolve("mirror").toString()),
                3,
                "Cannot write to " + file,
                "Not a directory");
        assertThat(buckets.middleman().requests()).isEmpty();
    }

    @Test
    void row_42_a_database_that_is_down_could_not_start() throws IOException {
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            closed = free.getLocalPort();
        }

        assertSaid(
                caravan()
                        .with("quarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + closed + "/caravan")
                        .run("download", "-s", "-p", path()),
                3,
                "Cannot open the database",
                "quarkus.datasource.jdbc.url");
        assertThat(buckets.middleman().requests()).isEmpty();
    }

    @Test
    void a_missing_routes_folder_could_not_start() {
        assertSaid(
                caravan()
                        .with("caravan.routes.dir=" + folder.resolve("nowhere"))
                        .run("download", "-s", "-p", path()),
                3,
                "Cannot read the route files in " + folder.resolve("nowhere"));
    }

    @Test
    void row_32_a_full_disk_leaves_something_and_goes_on_after_it_was_enlarged() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()),
                "only root may mount a small file system");
        try {
            for (int record = 0; record < 20; record++) {
                buckets.summary(record, "x".repeat(40_000));
            }
            assertSaid(
                    caravan().run("download", "-s", "-p", disk.toString()),
                    1,
                    "no space left on the device",
                    "Free space");
            assertThat(RouteTest.files(disk)).noneMatch(file -> file.endsWith(".part"));
            assertThat(database.of(
                            "select * from failed_object where mirror_id =" + " (select id from mirror where path = ?)",
                            disk.toString()))
                    .isEmpty();

            assertThat(ran("mount", "-o", "remount,size=8m", disk.toString())).isTrue();
            assertSaid(caravan().run("download", "-s", "-p", disk.toString()), 0, "Complete");
            assertThat(RouteTest.files(disk)).hasSize(20);
        } finally {
            ran("umount", disk.toString());
        }
    }

    private static boolean ran(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}

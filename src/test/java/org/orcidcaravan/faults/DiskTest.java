package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.mirror.MirrorUnusable;

/** Disks that are full, or may only be read: rows 32 to 34. Needs root, because it mounts small file systems. */
@QuarkusTest
class DiskTest extends RouteTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private Path mounted = Path.of("/nowhere");

    @AfterEach
    void unmount() throws Exception {
        ran("umount", mounted.toString());
    }

    private void mount(Path where, String options) throws Exception {
        mounted = Files.createDirectories(where);
        assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", options, "tmpfs", where.toString()),
                "only root may mount a small file system");
    }

    private CompletableFuture<PassReport> passOfTheService() {
        PassRequest request = new PassRequest(path, ONLY_SUMMARIES, OptionalInt.empty(), false);
        // A thread of the common pool does not see the test's classes, and may be the first to ask for the routes.
        return CompletableFuture.supplyAsync(
                () -> routes.fullPass(request), task -> Thread.ofPlatform().start(task));
    }

    @Test
    void row_32_a_full_disk_pauses_the_pass_without_failures_until_there_is_room() throws Exception {
        mount(path, "size=512k");
        for (int record = 0; record < 30; record++) {
            buckets.summary(record, "x".repeat(40_000));
        }
        buckets.listEmptyFoldersQuickly();

        CompletableFuture<PassReport> pass = passOfTheService();

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(pass).isNotDone();
            assertThat(readiness()).contains("bytes are free in " + path);
        });
        assertThat(state("select * from failed_object where mirror_id = $mirror"))
                .isEmpty();

        assertThat(ran("mount", "-o", "remount,size=8m", path.toString())).isTrue();
        PassReport report = pass.get(60, TimeUnit.SECONDS);
        assertThat(report.complete()).isTrue();
        assertThat(report.counts().failed()).isZero();
        assertThat(files(path)).hasSize(30).noneMatch(file -> file.endsWith(".part"));
        assertThat(readiness()).doesNotContain("bytes are free");
    }

    @Test
    void row_33_a_disk_without_inodes_pauses_the_pass_until_it_has_some() throws Exception {
        mount(path, "size=8m,nr_inodes=30");
        buckets.summaries(25);
        buckets.listEmptyFoldersQuickly();

        CompletableFuture<PassReport> pass = passOfTheService();

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(pass).isNotDone();
            assertThat(readiness()).contains("inodes are free in " + path);
        });

        assertThat(ran("mount", "-o", "remount,size=8m,nr_inodes=1000", path.toString()))
                .isTrue();
        assertThat(pass.get(60, TimeUnit.SECONDS).complete()).isTrue();
        assertThat(files(path)).hasSize(25);
        assertThat(state("select * from failed_object where mirror_id = $mirror"))
                .isEmpty();
    }

    @Test
    void row_34_a_folder_that_may_only_be_read_is_refused_before_anything_is_listed() throws Exception {
        buckets.summaries(2);
        mount(path.resolve("summaries"), "size=1m");
        assertThat(ran("mount", "-o", "remount,ro", mounted.toString())).isTrue();

        assertThat(catchThrowable(() -> download(ONLY_SUMMARIES)))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("Cannot write to " + mounted);
        assertThat(buckets.middleman().requests()).isEmpty();

        assertThat(ran("mount", "-o", "remount,rw", mounted.toString())).isTrue();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
    }

    private String readiness() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
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

package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.database.EmbeddedDatabase;
import org.orcidcaravan.faults.CaravanProcess.Outcome;
import org.orcidcaravan.faults.CaravanProcess.Start;

/** The service with the database that it brings along, and commands beside it: design 4.10, faults.md rows 41 and 42. */
class ServeIT extends ProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    @BeforeEach
    void fill() {
        buckets.summaries(4);
        buckets.changed(0, Instant.parse("2026-11-01T12:00:00Z"));
        buckets.announce(Instant.parse("2026-11-01T12:00:00Z"));
    }

    /** With an embedded database in the working directory. */
    private Start embedded() {
        return Start.in(folder).with(buckets).with("caravan.sync.start-delay=0");
    }

    private Path mirrored(int record) {
        return folder.resolve("data/summaries").resolve(OrcidBuckets.summaryKey(record));
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that ended but has not been fetched by its parent, such as a container's first one, lives no more. */
    private static boolean lives(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException gone) {
            return false;
        }
    }

    private static HttpResponse<String> get(CaravanProcess serve, String path) {
        Matcher port = LISTENING.matcher(serve.out());
        assertThat(port.find())
                .as("it says where it listens: %s%s", serve.out(), serve.err())
                .isTrue();
        URI address = URI.create("http://127.0.0.1:" + port.group(1) + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int status(CaravanProcess serve) {
        return LISTENING.matcher(serve.out()).find()
                ? get(serve, "/q/health/ready").statusCode()
                : 0;
    }

    @Test
    void it_fills_its_mirror_by_itself_lets_commands_run_beside_it_and_leaves_nothing_behind() {
        try (CaravanProcess serve = embedded().start("serve")) {
            await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("data/last_ran.config")));
            for (int record = 0; record < 4; record++) {
                assertThat(mirrored(record)).exists();
            }
            assertThat(status(serve)).isEqualTo(200);
            assertThat(get(serve, "/q/metrics").body()).contains("caravan_sync");
            long postgres = postmaster();

            Outcome beside = embedded()
                    .run("download", "-s", "-p", folder.resolve("other").toString());
            assertThat(beside.status()).as(beside.err()).isZero();
            assertThat(postmaster()).isEqualTo(postgres);
            assertThat(status(serve)).isEqualTo(200);

            Outcome second = embedded().run("serve");
            assertThat(second.status()).isEqualTo(3);
            assertThat(second.err()).contains("Another serve", "process " + serve.pid());

            serve.terminate();
            assertThat(lives(postgres)).isFalse();
            assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void row_41_a_database_left_behind_by_a_killed_service_is_adopted_by_the_next() {
        long postgres;
        try (CaravanProcess serve = embedded().start("serve")) {
            await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("data/last_ran.config")));
            postgres = postmaster();
            serve.kill();
        }
        assertThat(lives(postgres)).isTrue();
        buckets.summary(2, "<record>changed</record>");
        buckets.changed(2, Instant.parse("2026-11-02T12:00:00Z"));
        buckets.announce(Instant.parse("2026-11-02T12:00:00Z"));

        try (CaravanProcess next = embedded().start("serve")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mirrored(2)).hasContent("<record>changed</record>"));
            assertThat(postmaster()).isEqualTo(postgres);
            next.terminate();
        }
        assertThat(lives(postgres)).isFalse();
    }

    @Test
    void row_42_without_its_database_the_service_waits_and_asks_nothing_of_s3() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        StateRows later;
        try (EmbeddedDatabase known = EmbeddedDatabase.open(elsewhere, sentence -> {})) {
            later = new StateRows(known.jdbcUrl(), known.username(), known.password());
        }

        try (CaravanProcess serve = embedded().with(later).start("serve")) {
            await().atMost(PATIENCE).until(() -> status(serve) == 503);
            assertThat(get(serve, "/q/health/ready").body()).contains("Cannot open the database");
            await().atMost(PATIENCE).until(() -> serve.out().contains("Trying again"));
            assertThat(serve.isAlive()).isTrue();
            assertThat(buckets.middleman().requests()).isEmpty();

            try (EmbeddedDatabase back = EmbeddedDatabase.open(elsewhere, sentence -> {})) {
                assertThat(back.jdbcUrl()).isEqualTo(later.url());
                await().atMost(PATIENCE).until(() -> Files.exists(mirrored(3)) && status(serve) == 200);
                serve.terminate();
            }
        }
    }
}

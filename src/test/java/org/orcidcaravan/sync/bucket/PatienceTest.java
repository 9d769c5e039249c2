package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Row 6: no server, however slow, keeps a caller longer than its patience. */
@Tag("row-6")
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PatienceTest {

    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 1000\r\n\r\n";

    private static boolean hang() throws InterruptedException {
        NEVER.await();
        return false;
    }

    private static boolean dribble(OutputStream out, String text) throws IOException, InterruptedException {
        for (byte each : RudeServer.bytes(text)) {
            out.write(each);
            out.flush();
            assertThat(NEVER.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        return false;
    }

    private static void givesUpWithin(Duration least, Duration most, RudeServer.Manners manners) throws IOException {
        try (RudeServer server = new RudeServer(manners);
                BucketClient client = Clients.impatient(server)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> Clients.read(client))
                    .isInstanceOf(ServerTrouble.class)
                    .hasMessageContaining("time limit");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(least, most);
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void row_6_a_server_that_hangs_before_its_answer_is_left_after_the_idle_time() throws IOException {
        givesUpWithin(Duration.ofMillis(400), Duration.ofMillis(850), (number, head, out) -> hang());
    }

    @Test
    void row_6_a_server_that_hangs_in_the_body_is_left_after_the_idle_time() throws IOException {
        givesUpWithin(Duration.ofMillis(400), Duration.ofMillis(850), (number, head, out) -> {
            out.write(RudeServer.bytes(HEAD + "some"));
            return hang();
        });
    }

    @Test
    void row_6_headers_that_dribble_in_end_with_the_attempt() throws IOException {
        givesUpWithin(Duration.ofMillis(900), Duration.ofMillis(1_600), (number, head, out) -> dribble(out, HEAD));
    }

    @Test
    void row_6_a_body_that_dribbles_in_ends_with_the_attempt() throws IOException {
        givesUpWithin(Duration.ofMillis(900), Duration.ofMillis(1_600), (number, head, out) -> {
            out.write(RudeServer.bytes(HEAD));
            return dribble(out, "x".repeat(1_000));
        });
    }

    @Test
    void row_6_a_server_that_takes_no_bytes_ends_with_the_idle_time() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                BucketClient client = new BucketClient(
                        new S3Address(URI.create("http://127.0.0.1:" + deaf.getLocalPort()), "eu-west-1"),
                        Clients.CREDENTIALS,
                        Clients.SHORT,
                        Clients.CLOCK)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> client.send("PUT", "b", "k", new byte[50_000_000]))
                    .isInstanceOf(ServerTrouble.class)
                    .hasMessageContaining("time limit");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void a_caller_that_reads_slowly_is_not_taken_for_a_silent_server() throws Exception {
        try (RudeServer server = RudeServer.saying(RudeServer.answer(200, "ETag: \"a\"\r\n", "x".repeat(100_000)));
                BucketClient client = Clients.impatient(server);
                ObjectBody body = (ObjectBody) client.get("b", "k", Condition.ANY)) {
            body.stream().readNBytes(10);
            assertThat(NEVER.await(600, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(body.stream().readAllBytes()).hasSize(99_990);
        }
    }
}

package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a certificate for localhost only, made by this Java's keytool. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTest {

    private static final char[] PASSWORD = "not-a-secret".toCharArray();

    @TempDir
    static Path folder;

    private static SSLContext context;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path file = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    private static RudeServer server(RudeServer.Manners manners) throws Exception {
        return new RudeServer(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()), manners);
    }

    private static BucketClient client(String host, int port, Patience patience, SSLSocketFactory tls) {
        S3Address address = new S3Address(URI.create("https://" + host + ":" + port), "eu-west-1");
        return new BucketClient(address, Clients.CREDENTIALS, patience, Clients.CLOCK, tls);
    }

    private static boolean answer(int number, String head, OutputStream out) throws IOException {
        out.write(RudeServer.bytes(RudeServer.answer(200, "ETag: \"a\"\r\n", "text".repeat(10_000))));
        return true;
    }

    @Test
    void an_object_comes_over_tls_and_the_connection_is_used_again() throws Exception {
        try (RudeServer server = server(TlsTest::answer);
                BucketClient client =
                        client("localhost", server.port(), Patience.DEFAULT, context.getSocketFactory())) {
            assertThat(Clients.read(client)).hasSize(40_000);
            assertThat(Clients.read(client)).hasSize(40_000);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused_before_anything_is_sent() throws Exception {
        try (RudeServer server = server(TlsTest::answer);
                BucketClient client =
                        client("127.0.0.1", server.port(), Patience.DEFAULT, context.getSocketFactory())) {
            assertThatThrownBy(() -> Clients.read(client)).isInstanceOf(Unreachable.class);
            assertThat(server.heads()).isEmpty();
        }
    }

    @Test
    void a_certificate_nobody_vouches_for_is_refused() throws Exception {
        try (RudeServer server = server(TlsTest::answer);
                BucketClient client = client("localhost", server.port(), Patience.DEFAULT, (SSLSocketFactory)
                        SSLSocketFactory.getDefault())) {
            assertThatThrownBy(() -> Clients.read(client)).isInstanceOf(Unreachable.class);
            assertThat(server.heads()).isEmpty();
        }
    }

    @Test
    void row_6_a_server_that_never_shakes_hands_is_left() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                BucketClient client =
                        client("localhost", deaf.getLocalPort(), Clients.SHORT, context.getSocketFactory())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> Clients.read(client)).isInstanceOf(Unreachable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_600));
        }
    }

    @Test
    void row_6_a_body_that_dribbles_over_tls_ends_with_the_attempt() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RudeServer server = server((number, head, out) -> {
                    out.write(RudeServer.bytes("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 1000\r\n\r\n"));
                    for (int i = 0; i < 1_000; i++) {
                        out.write('x');
                        assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
                    }
                    return false;
                });
                BucketClient client = client("localhost", server.port(), Clients.SHORT, context.getSocketFactory())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> Clients.read(client))
                    .isInstanceOf(ServerTrouble.class)
                    .hasMessageContaining("time limit");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_700));
        }
    }
}

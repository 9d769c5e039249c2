package org.orcidcaravan.access.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider says of itself, when it says anything, and what is made of it. */
class ProviderDirectoryTest {
    private final ProviderCalls calls = new ProviderCalls();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final ProviderDirectory directory = new ProviderDirectory(calls, () -> now);
    private HttpServer server;
    private URI issuer;
    private volatile String said = "";
    private volatile int status = 200;
    private volatile int asked;

    @BeforeEach
    void a_provider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        issuer = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        server.createContext("/", exchange -> {
            asked++;
            byte[] body = said.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        said = described(issuer.toString(), "https://id.example.org/token");
    }

    @AfterEach
    void closed() {
        server.stop(0);
        calls.close();
    }

    private static String described(String issuer, String token) {
        return """
                {"issuer": "%s", "authorization_endpoint": "https://id.example.org/authorize?tenant=1",
                 "token_endpoint": "%s", "jwks_uri": "https://id.example.org/keys", "userinfo_endpoint": ""}
                """.formatted(issuer, token);
    }

    @Test
    void a_description_is_kept_for_an_hour_and_then_until_there_is_another() {
        Metadata read = directory.describe(issuer);
        assertThat(read.token()).hasToString("https://id.example.org/token");
        assertThat(read.basic()).as("by default").isTrue();
        assertThat(read.userinfo()).isNull();
        directory.describe(issuer);
        assertThat(asked).isEqualTo(1);

        now = now.plus(Duration.ofHours(2));
        server.stop(0);
        assertThat(directory.describe(issuer)).isEqualTo(read);
    }

    @Test
    void a_provider_that_does_not_answer_is_said_to_be_down_for_a_minute() {
        server.stop(0);
        assertThat(directory.failedJustNow(issuer)).isFalse();
        assertThatThrownBy(() -> directory.describe(issuer))
                .isInstanceOf(OpenIdTrouble.class)
                .hasMessageContaining("reachable");
        assertThat(directory.failedJustNow(issuer)).isTrue();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(directory.failedJustNow(issuer)).isFalse();
    }

    @Test
    void what_is_no_description_of_this_issuer_is_refused_with_the_reason() {
        said = described("https://elsewhere.example.org", "https://id.example.org/token");
        assertThatThrownBy(() -> directory.describe(issuer)).hasMessageContaining("calls itself https://elsewhere");
        said = described(issuer.toString(), "http://id.example.org/token");
        assertThatThrownBy(() -> directory.describe(issuer)).hasMessageContaining("not https");
        said = described(issuer.toString(), "");
        assertThatThrownBy(() -> directory.describe(issuer)).hasMessageContaining("no token_endpoint");
        said = "<html>";
        assertThatThrownBy(() -> directory.describe(issuer)).hasMessageContaining("no JSON");
        said = "x".repeat(1_000_001);
        assertThatThrownBy(() -> directory.describe(issuer)).hasMessageContaining("Failed to ask");
        assertThatThrownBy(() -> directory.describe(URI.create("http://id.example.org")))
                .hasMessageContaining("not https");
    }

    @Test
    void row_76_nobody_is_followed_elsewhere() {
        status = 302;
        assertThatThrownBy(() -> directory.describe(issuer)).hasMessageContaining("answered 302");
    }

    @Test
    void keys_that_are_unknown_are_looked_for_every_ten_seconds_at_most() {
        URI keys = issuer.resolve("/keys");
        said = "{\"keys\": []}";
        assertThat(directory.keys(keys)).isEmpty();
        said = "{\"keys\": [{\"kty\": \"oct\", \"k\": \"AAAA\"}]}";
        assertThat(directory.newKeys(keys)).as("within ten seconds").isEmpty();
        assertThat(asked).isEqualTo(1);
        now = now.plusSeconds(10);
        assertThat(directory.newKeys(keys)).hasSize(1);
        assertThat(directory.keys(keys)).hasSize(1);
        assertThat(asked).isEqualTo(2);
        said = "{\"keys\": 7}";
        assertThatThrownBy(() -> directory.keys(issuer.resolve("/others"))).isInstanceOf(OpenIdTrouble.class);
    }
}

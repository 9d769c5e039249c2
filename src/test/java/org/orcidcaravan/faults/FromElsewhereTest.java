package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** faults.md rows 76 and 77: what the address tells that a request comes from. Each test asks from one of its own. */
@QuarkusTest
class FromElsewhereTest extends PortalTest {
    /** A minute may end between two guesses, and with it the count: once, not more often. */
    private static final int MORE_THAN_TWICE_THE_LIMIT = 41;

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private @Nullable HttpClient http;

    @AfterEach
    void nobody_elsewhere() {
        if (http != null) {
            http.close();
        }
    }

    /** Linux has all of 127.0.0.0/8; other systems have to be told first. */
    private Browser at(String address) throws IOException {
        InetAddress here = InetAddress.ofLiteral(address);
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(here, 0));
        } catch (IOException e) {
            assumeTrue(false, "This machine is not " + address + " as well: " + e.getMessage());
        }
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(here)
                .build();
        http = client;
        return new Browser(client, URI.create("http://127.0.0.1:" + server.getPort()), null);
    }

    @ParameterizedTest
    @CsvSource({"/orcid/invitation/, 127.0.0.11", "/orcid/mail/, 127.0.0.12"})
    void row_77_who_guesses_links_is_held_up_and_nobody_else_is(String page, String address) throws Exception {
        Browser guesser = at(address);
        String guess = page + "A".repeat(43);
        HttpResponse<String> first = guesser.get(guess);
        assertThat(first.statusCode()).isEqualTo(NOT_FOUND);
        HttpResponse<String> last = first;
        for (int tries = 0; last.statusCode() == NOT_FOUND && tries < MORE_THAN_TWICE_THE_LIMIT; tries++) {
            last = tries % 2 == 0 ? guesser.get(guess) : guesser.post(guess, Map.of());
        }
        assertThat(last.statusCode()).isEqualTo(TOO_MANY);
        assertThat(last.body()).as("the same answer").isEqualTo(first.body());

        assertThat(browser.get(guess).statusCode()).as("of another address").isEqualTo(NOT_FOUND);
    }

    @Test
    void row_77_a_link_that_is_held_up_is_not_used_up() throws Exception {
        String link = "/orcid/invitation/" + links.issue(newPerson(), LIFE);
        Browser guesser = at("127.0.0.13");
        assertThat(guesser.get(link).statusCode()).isEqualTo(200);
        int status = NOT_FOUND;
        for (int tries = 0; status == NOT_FOUND && tries < MORE_THAN_TWICE_THE_LIMIT; tries++) {
            status = guesser.get("/orcid/invitation/" + "B".repeat(43)).statusCode();
        }
        assertThat(guesser.post(link, Map.of()).statusCode()).isEqualTo(TOO_MANY);
        assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void row_76_a_header_that_comes_from_another_address_than_the_proxys_is_not_believed() throws Exception {
        String key = people.byId(newPerson()).orElseThrow().personId();
        Browser stranger = at("127.0.0.14");
        HttpResponse<String> seen = stranger.send(stranger.request("/orcid").header("X-Person", key));
        HttpResponse<String> posing = stranger.send(stranger.request("/orcid")
                .header("X-Person", key)
                .header("X-Forwarded-For", "127.0.0.1")
                .header("Forwarded", "for=127.0.0.1")
                .header("X-Real-IP", "127.0.0.1"));
        assertThat(List.of(seen, posing)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("We do not know who you are yet");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        });
        assertThat(browser.send(browser.request("/orcid").header("X-Person", key))
                        .body())
                .contains("You are here as Ada Example");
    }
}

package org.orcidcaravan.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFetchTest {
    private final StandIn server = new StandIn("Text/XML; charset=utf-8", question -> "<ok/>");
    private final PageFetch fetch = new PageFetch(InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

    @AfterEach
    void close() {
        fetch.close();
        server.close();
    }

    @Test
    void a_page_comes_whole_with_its_type_and_the_servers_clock() {
        Fetched page = fetch.get(request(server.address("/a?b=c"), 1_000, Duration.ofSeconds(20)));

        assertThat(page.body()).asString().isEqualTo("<ok/>");
        assertThat(page.contentType()).isEqualTo("text/xml");
        assertThat(page.date()).isNotNull();
        assertThat(server.asked()).containsExactly(java.util.Map.of("b", "c"));
    }

    @Test
    void a_redirect_within_the_host_is_followed_and_elsewhere_not() {
        server.next(StandIn.status(301, "Location", "/elsewhere?x=1"));
        assertThat(get().from()).isEqualTo(server.address("/elsewhere?x=1"));

        server.next(StandIn.status(302, "Location", "http://169.254.169.254/latest/meta-data"));
        refused("169.254.169.254");
        server.next(StandIn.status(302, "Location", "file:///etc/passwd"));
        refused("redirects to");
        server.next(StandIn.status(302, "Location", "http://[bad"));
        refused("no address");
        server.next(StandIn.status(302, "X-None", "x"));
        refused("redirects to");
    }

    @Test
    void a_circle_of_redirects_ends() {
        for (int i = 0; i < 10; i++) {
            server.next(StandIn.status(307, "Location", "/a"));
        }
        refused("in a circle");
    }

    @Test
    void an_answer_beyond_the_limit_is_not_read() {
        server.next(exchange -> StandIn.send(exchange, 200, "text/xml", "x".repeat(20_000)));

        refused("longer than 1000 bytes");
    }

    @Test
    void a_slow_drip_ends_with_the_patience_for_the_whole_answer() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        server.next(exchange -> {
            exchange.sendResponseHeaders(200, 900);
            try {
                for (int i = 0; i < 900 && !over.await(50, TimeUnit.MILLISECONDS); i++) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThatThrownBy(() -> fetch.get(request(server.address("/"), 1_000, Duration.ofMillis(700))))
                .isInstanceOf(RepositoryTrouble.class)
                .hasMessageContaining("within PT0.7S");
        over.countDown();
    }

    @Test
    void a_body_that_is_cut_short_and_a_server_that_is_not_there_are_trouble_that_may_pass() {
        server.next(StandIn.cutShort("<half/>".repeat(50)));
        assertThatThrownBy(this::get).isInstanceOf(RepositoryTrouble.class).hasMessageContaining("reachable");
        URI address = server.address("/");
        server.close();
        assertThatThrownBy(() -> fetch.get(request(address, 1_000, Duration.ofSeconds(20))))
                .isInstanceOf(RepositoryTrouble.class);
    }

    @Test
    void who_is_busy_may_say_for_how_long() {
        server.next(StandIn.status(429, "Retry-After", "12"));
        assertThatThrownBy(this::get)
                .isInstanceOfSatisfying(
                        RepositoryBusy.class,
                        busy -> assertThat(busy.askedFor()).isEqualTo(Duration.ofSeconds(12)));
        server.next(StandIn.status(503, "Retry-After", "Sun, 22 Nov 2026 12:01:00 GMT"));
        assertThatThrownBy(this::get)
                .isInstanceOfSatisfying(
                        RepositoryBusy.class,
                        busy -> assertThat(busy.askedFor()).isEqualTo(Duration.ofMinutes(1)));
        server.next(StandIn.status(503, "X-None", "x"));
        assertThatThrownBy(this::get)
                .isInstanceOfSatisfying(
                        RepositoryBusy.class,
                        busy -> assertThat(busy.askedFor()).isNull());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void what_another_try_would_not_change_is_a_refusal(int status) {
        server.next(StandIn.status(status, "X-None", "x"));

        refused("it answers " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 504})
    void what_may_pass_is_trouble(int status) {
        server.next(StandIn.status(status, "X-None", "x"));

        assertThatThrownBy(this::get)
                .isInstanceOf(RepositoryTrouble.class)
                .hasMessageContaining("it answers " + status);
    }

    private void refused(String reason) {
        assertThatThrownBy(this::get).isInstanceOf(RepositoryRefusal.class).hasMessageContaining(reason);
    }

    private Fetched get() {
        return fetch.get(request(server.address("/"), 1_000, Duration.ofSeconds(20)));
    }

    private static PageRequest request(URI address, long most, Duration patience) {
        return new PageRequest(address, "text/xml", "secret", patience, most);
    }
}

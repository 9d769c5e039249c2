package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.simulator.registry.Member.Reply;

/** What comes too fast waits, and beyond the burst is turned away; and what the log says of it. */
class RateTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void requests_beyond_the_rate_wait_and_beyond_the_burst_go() {
        RatePolice police = new RatePolice(new RateRule(10, 2));

        List<Optional<Duration>> turns =
                IntStream.range(0, 4).mapToObj(_ -> police.admit(SECOND)).toList();

        assertThat(turns)
                .containsExactly(
                        Optional.of(Duration.ZERO),
                        Optional.of(Duration.ofMillis(100)),
                        Optional.of(Duration.ofMillis(200)),
                        Optional.empty());
        assertThat(police.admit(2 * SECOND)).contains(Duration.ZERO);
    }

    @Test
    void a_steady_rate_never_waits() {
        RatePolice police = new RatePolice(RateRule.MEMBER);

        assertThat(IntStream.rangeClosed(1, 240).mapToObj(i -> police.admit(SECOND + i * SECOND / 24)))
                .allMatch(turn -> turn.orElseThrow().compareTo(Duration.ofMillis(1)) < 0);
    }

    @Test
    void the_proxy_turns_away_what_is_too_much_with_a_page_and_lets_the_token_endpoint_be() {
        try (OpenRegistry open = new OpenRegistry(new RateRule(1, 0))) {
            List<Reply> replies =
                    IntStream.range(0, 4).mapToObj(_ -> open.ann().get("works")).toList();

            assertThat(replies.getFirst().status()).isEqualTo(200);
            assertThat(replies).filteredOn(r -> r.status() == 503).isNotEmpty().allSatisfy(r -> {
                assertThat(r.header("Content-Type")).isEqualTo("text/html");
                assertThat(r.header("Retry-After")).isEmpty();
            });
            for (int i = 0; i < 3; i++) {
                assertThat(open.ann().form("/oauth/token", Map.of()).status()).isEqualTo(401);
            }
            open.registry().setRate(RateRule.NONE);
            assertThat(open.ann().get("works").status()).isEqualTo(200);
        }
    }

    @Test
    void the_log_counts_by_method_and_path_and_by_time() {
        try (OpenRegistry open = new OpenRegistry()) {
            open.ann().get("works");
            open.ann().get("fundings");
            open.ann().post("work", Samples.work("10.5555/1"));
            RequestLog log = open.registry().requests();

            assertThat(log.all())
                    .hasSize(3)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.startNanos(), b.startNanos()));
            assertThat(log.all("GET", "/works")).singleElement().satisfies(r -> {
                assertThat(r.status()).isEqualTo(200);
                assertThat(r.orcid()).contains(Samples.ANN);
                assertThat(r.isWrite()).isFalse();
            });
            assertThat(log.peakInAnyWindow(Duration.ofHours(1))).isEqualTo(3);
            assertThat(log.peakInAnyWindow(Duration.ofNanos(1))).isEqualTo(1);
            assertThat(log.largestConcurrency()).isEqualTo(1);
            log.clear();
            assertThat(log.all()).isEmpty();
        }
    }

    @Test
    void every_answer_takes_the_latency_at_least() {
        try (OpenRegistry open = new OpenRegistry()) {
            open.registry().setLatency(Duration.ofMillis(80));
            open.ann().get("works");

            LoggedRequest request = open.registry().requests().all().getFirst();
            assertThat(request.endNanos() - request.startNanos())
                    .isGreaterThanOrEqualTo(Duration.ofMillis(80).toNanos());
        }
    }
}

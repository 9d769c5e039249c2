package org.orcidcaravan.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sinks themselves do, without a route. */
class SinksTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T23:59:59Z"));
    private static final UUID NUMBER = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @TempDir
    Path folder;

    private static Consignment consignment(String... bodies) {
        return new Consignment(
                new Consignment.Lease("file", (short) 0, 1, 0),
                List.of(bodies).stream()
                        .map(body -> new Noted(1, "record", "k", NUMBER, body))
                        .toList());
    }

    private EventFile file() {
        return new EventFile(
                TestSettings.with(Map.of(
                        "caravan.events.file.dir", folder.resolve("events").toString())),
                CLOCK);
    }

    private Path lines() {
        return folder.resolve("events/events-2026-11-22.jsonl");
    }

    @Test
    void events_are_lines_of_json_in_the_days_file_with_their_number_first() throws IOException {
        EventFile sink = file();
        Consignment first = consignment("{\"n\":1}", "{}");
        sink.append(first);
        sink.append(consignment("{\"n\":\"é\"}"));
        assertThat(lines())
                .hasContent("{\"id\":\"%1$s\",\"n\":1}%n{\"id\":\"%1$s\"}%n{\"id\":\"%1$s\",\"n\":\"é\"}%n"
                        .formatted(NUMBER));
        assertThat(first.taken()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10_000})
    void a_line_that_a_crash_cut_short_is_taken_away_before_the_next(int torn) throws IOException {
        EventFile sink = file();
        sink.append(consignment("{\"n\":1}"));
        Files.writeString(lines(), Files.readString(lines()) + "{".repeat(torn));
        sink.append(consignment("{\"n\":2}"));
        assertThat(Files.readAllLines(lines())).hasSize(2).last().asString().endsWith("\"n\":2}");
    }

    @Test
    void a_folder_that_cannot_be_written_is_trouble_and_nothing_counts_as_taken() throws IOException {
        Files.writeString(folder.resolve("events"), "in the way");
        Consignment consignment = consignment("{}");
        assertThatThrownBy(() -> file().append(consignment))
                .isInstanceOf(SinkTrouble.class)
                .hasMessageContaining("events-2026-11-22.jsonl");
        assertThat(consignment.taken()).isEmpty();
    }

    private EventHttp http(String secret) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), secret + "\n");
        return new EventHttp(TestSettings.with(Map.of("caravan.events.http.secret-file", file.toString())), CLOCK);
    }

    @Test
    void the_signature_is_that_of_standard_webhooks() throws IOException {
        Noted event = new Noted(1, "record", "k", NUMBER, "{\"test\": 2432232314}");
        String encoded = Base64.getEncoder().encodeToString("a secret of some length".getBytes(StandardCharsets.UTF_8));
        String signature = http("whsec_" + encoded).signature(event, 1_614_265_330);
        assertThat(signature)
                .isEqualTo(http("a secret of some length").signature(event, 1_614_265_330))
                .startsWith("v1,")
                .hasSize(3 + 44)
                .isNotEqualTo(http("another secret").signature(event, 1_614_265_330))
                .isNotEqualTo(http("a secret of some length").signature(event, 1_614_265_331));
    }

    @Test
    void without_a_secret_nothing_is_signed_and_with_one_that_is_missing_nothing_goes_out() {
        Noted event = new Noted(1, "record", "k", NUMBER, "{}");
        assertThat(new EventHttp(TestSettings.sinks("http"), CLOCK).signature(event, 1))
                .isNull();
        EventHttp missing = new EventHttp(
                TestSettings.with(Map.of(
                        "caravan.events.http.secret-file",
                        folder.resolve("none").toString())),
                CLOCK);
        assertThatThrownBy(() -> missing.signature(event, 1))
                .isInstanceOf(SinkTrouble.class)
                .hasMessageContaining("caravan.events.http.secret-file");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 422})
    void an_answer_that_blames_the_event_is_a_refusal(int status) throws IOException {
        EventHttp sink = http("s");
        assertThatThrownBy(() -> sink.answered(consignment("{}"), status, null)).isInstanceOf(EventRefused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 401, 403, 404, 408, 429, 500, 503})
    void any_other_answer_is_the_sinks_trouble(int status) throws IOException {
        EventHttp sink = http("s");
        assertThatThrownBy(() -> sink.answered(consignment("{}"), status, "120"))
                .isInstanceOfSatisfying(
                        SinkTrouble.class,
                        trouble -> assertThat(trouble.pause()).isEqualTo(Duration.ofMinutes(2)));
        assertThatThrownBy(() -> sink.answered(consignment("{}"), status, "Fri, 31 Dec 1999 23:59:59 GMT"))
                .isInstanceOfSatisfying(
                        SinkTrouble.class,
                        trouble -> assertThat(trouble.pause()).isNull());
    }

    @Test
    void two_hundred_and_four_is_taken() throws IOException {
        Consignment consignment = consignment("{}");
        http("s").answered(consignment, 204, null);
        assertThat(consignment.left()).isEmpty();
    }
}

package org.orcidcaravan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many links somebody may guess (faults.md row 77). */
class GuessesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final Guesses guesses = new Guesses(
            new SmallRyeConfigBuilder()
                    .withMapping(PortalSettings.class)
                    .withDefaultValue("caravan.portal.guesses", "3")
                    .build()
                    .getConfigMapping(PortalSettings.class),
            now::get);

    @Test
    void row_77_so_many_a_minute_and_address_and_no_more() {
        for (int i = 0; i < 3; i++) {
            assertThat(guesses.tooMany("192.0.2.1")).isFalse();
            guesses.wrong("192.0.2.1");
        }
        assertThat(guesses.tooMany("192.0.2.1")).isTrue();
        assertThat(guesses.tooMany("192.0.2.2")).isFalse();

        now.set(now.get().plusSeconds(59));
        assertThat(guesses.tooMany("192.0.2.1")).isTrue();
        now.set(now.get().plusSeconds(1));
        assertThat(guesses.tooMany("192.0.2.1")).isFalse();
    }

    @Test
    void row_77_guesses_from_many_addresses_fill_no_memory_and_hold_up_everybody() {
        IntStream.range(0, 10_000).forEach(i -> guesses.wrong("2001:db8::" + Integer.toHexString(i)));
        assertThat(guesses.tooMany("192.0.2.1")).isTrue();
        now.set(now.get().plusSeconds(60));
        assertThat(guesses.tooMany("192.0.2.1")).isFalse();
    }
}

package org.orcidcaravan.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who hears of changes, and how patiently: {@code caravan.events.*}. */
@ConfigMapping(prefix = "caravan.events")
public interface EventSettings {
    /** Who hears of every change: names of sinks ({@code file}, {@code http}, {@code kafka}); unset: nobody. */
    Optional<List<String>> sinks();

    /** Which kinds of change: {@code record}, {@code link}. */
    @WithDefault("record,link")
    List<String> topics();

    /** How many events one delivery takes at most. */
    @WithDefault("200")
    int batch();

    /** How long an instance that is not heard of keeps the events it took. */
    @WithDefault("PT2M")
    Duration lease();

    /** The first pause after a sink failed; it doubles each time. */
    @WithDefault("PT2S")
    Duration retryDelay();

    /** The longest pause after a sink failed. */
    @WithDefault("PT5M")
    Duration retryDelayMax();

    /** How often an event that a sink refuses is offered before it is set aside. */
    @WithDefault("10")
    int maxAttempts();

    /** How long events are kept that were set aside, or whose sink is no longer named. */
    @WithDefault("P90D")
    Duration keep();
}

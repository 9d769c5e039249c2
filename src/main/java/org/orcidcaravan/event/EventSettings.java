package org.orcidcaravan.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who hears of changes, and how patiently: {@code caravan.events.*}. */
@ConfigMapping(prefix = "caravan.events")
public interface EventSettings {
    /** Who hears of every change: names of sinks ({@code file}, {@code http}, {@code kafka}); unset: nobody. */
    Optional<List<String>> sinks();

    /** Whether the service delivers events; commands never do, they only note them. */
    @WithDefault("true")
    boolean enabled();

    /** How many milliseconds after the start the first events are delivered. */
    @WithDefault("2000")
    int startDelay();

    /** How many milliseconds pass between two looks for events. */
    @WithDefault("500")
    int pollDelay();

    /** How many milliseconds pass between two counts of what waits. */
    @WithDefault("10000")
    int countEvery();

    /** How many milliseconds pass between two looks for what is too old to keep. */
    @WithDefault("3600000")
    int careEvery();

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

    /** A file with an iD a line, for routes that let only events of these people through. */
    Optional<String> list();

    /** The sink {@code file}. */
    FileSettings file();

    /** The sink {@code http}. */
    HttpSettings http();

    /** The sink {@code kafka}. */
    KafkaSettings kafka();

    /** One record for each event. */
    interface KafkaSettings {
        /** Some of the cluster's brokers, with their ports. */
        @WithDefault("localhost:9092")
        String brokers();

        /** The topic. */
        @WithDefault("caravan.events")
        String topic();

        /** How many milliseconds a broker may take to be found, and to answer one request. */
        @WithDefault("10000")
        int timeout();

        /** How many milliseconds a record may take in all; longer than the timeout. */
        @WithDefault("30000")
        int deliveryTimeout();
    }

    /** Lines of JSON on disk. */
    interface FileSettings {
        /** The folder of {@code events-YYYY-MM-DD.jsonl}, by the day (UTC) of the delivery. */
        @WithDefault("${caravan.data.dir:./data}/events")
        String dir();
    }

    /** One request for each event. */
    interface HttpSettings {
        /** Where events are posted to; needed when the sink is named. */
        Optional<String> url();

        /** Where requests go: to {@link #url}; while it is unset, nowhere. */
        @WithDefault("${caravan.events.http.url:http://localhost:9}")
        String target();

        /** How many milliseconds a connection may take to be made. */
        @WithDefault("5000")
        int connectTimeout();

        /** How many milliseconds an answer may take. */
        @WithDefault("15000")
        int answerTimeout();

        /** A file that holds the secret by which requests are signed; unset: they are not. */
        Optional<String> secretFile();
    }

    /** The named sinks, each once. */
    default List<String> names() {
        return sinks().orElse(List.of()).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * How long to leave a sink alone after so many failures in a row.
     *
     * @param asked what the sink asks for; it is given no more than an hour
     */
    default Duration pause(int failures, @Nullable Duration asked) {
        Duration own = retryDelay().multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
        Duration pause = own.compareTo(retryDelayMax()) > 0 ? retryDelayMax() : own;
        if (asked == null || asked.compareTo(pause) < 0) {
            return pause;
        }
        return asked.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : asked;
    }
}

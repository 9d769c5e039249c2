package org.orcidcaravan.consent.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether and how ORCID tells us of changes: {@code caravan.webhook.*}; see application.properties. */
@ConfigMapping(prefix = "caravan.webhook")
public interface WebhookSettings {
    /** Where ORCID finds this service from outside: scheme, host, port, perhaps a path; unset: nobody is watched. */
    Optional<String> url();

    /** A file with the secret that addresses are made with; unset: one is made, and kept in the database. */
    Optional<Path> secretFile();

    /** Whether the service cares for webhooks and reads records by itself. */
    @WithDefault("true")
    boolean enabled();

    /** How many milliseconds after the start that begins. */
    @WithDefault("5000")
    int startDelay();

    /** How many milliseconds pass between two looks at who is to be watched. */
    @WithDefault("60000")
    int careEvery();

    /** How many requests about webhooks one look makes at most. */
    @WithDefault("200")
    int careBatch();

    /** After so long without a call a webhook is registered anew, and the record read. */
    @WithDefault("P30D")
    Duration quiet();

    /** After so long ORCID is asked again for what it refused. */
    @WithDefault("P7D")
    Duration refusedAgain();

    /** The first pause after something went wrong; it doubles each time. */
    @WithDefault("PT30S")
    Duration retryDelay();

    /** The longest pause after something went wrong. */
    @WithDefault("PT1H")
    Duration retryDelayMax();

    /** How many milliseconds pass between two looks for records to read. */
    @WithDefault("1000")
    int readEvery();

    /** How many records are read in a second at most, by all instances together. */
    @WithDefault("8")
    int readRate();

    /** How many records one look takes up. */
    @WithDefault("40")
    int readBatch();

    /** A record is not read again sooner than this after it was read. */
    @WithDefault("PT1M")
    Duration readAgain();

    /** How long an instance that is not heard of keeps the records that it took up. */
    @WithDefault("PT10M")
    Duration lease();

    /** How often a record that cannot be read is tried. */
    @WithDefault("8")
    int maxAttempts();

    /** How many milliseconds pass between two counts, for readiness and metrics. */
    @WithDefault("10000")
    int countEvery();

    /** How many milliseconds a connection may take to be made. */
    @WithDefault("5000")
    int connectTimeout();

    /** How many milliseconds an answer may take. */
    @WithDefault("30000")
    int answerTimeout();

    /** How long to wait after so many failures in a row. */
    default Duration pause(int failures) {
        Duration own = retryDelay().multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
        return own.compareTo(retryDelayMax()) > 0 ? retryDelayMax() : own;
    }
}

package org.orcidcaravan.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the operator sets for the queue: {@code caravan.push.*}; the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.push")
public interface PushSettings {
    /** Whether the service pushes by itself. */
    @WithDefault("true")
    boolean enabled();

    /** Request starts in any rolling second, for the whole installation; at most 24. */
    @WithDefault("12")
    int rate();

    /** Sendings of a task before it is given up. */
    @WithDefault("10")
    int maxAttempts();

    /** How long a task is tried, outages included, before it is given up. */
    @WithDefault("P30D")
    Duration maxAge();

    /** New works in one request, at most 100. */
    @WithDefault("100")
    int bulk();

    /** People that one claim takes: few, so that no lease runs out while its tasks wait for a worker. */
    @WithDefault("4")
    int people();

    /** Requests in flight. */
    @WithDefault("16")
    int concurrency();

    /** Hours of the day, UTC, in which requests start: {@code 0-24}, {@code 20-6}. */
    @WithDefault("0-24")
    String hours();

    /** How long a worker may have a person's tasks. */
    @WithDefault("PT2M")
    Duration lease();

    /** The pause before a record is read back after a lost answer: ORCID may still be writing. */
    @WithDefault("PT20S")
    Duration lookAfter();

    /** The pause before the first repetition; it doubles, and scatters by half. */
    @WithDefault("PT1S")
    Duration retryDelay();

    /** The longest pause before a repetition. */
    @WithDefault("PT1H")
    Duration retryDelayMax();

    /** How many milliseconds pass between looks at an empty queue. */
    @WithDefault("500")
    long pollDelay();

    /** How many milliseconds after the start the first look comes. */
    @WithDefault("500")
    long startDelay();

    /** How many milliseconds pass between looks for ended leases and for people who no longer have to wait. */
    @WithDefault("10000")
    long careEvery();

    /** Dead letters that one step of a replay of many hands over to the queue. */
    @WithDefault("200")
    int replayBatch();

    /** How many milliseconds pass between these steps. */
    @WithDefault("500")
    long replayEvery();

    /** How long what was replayed with many others is not sent yet, so that it can be taken back. */
    @WithDefault("PT1M")
    Duration replayGrace();

    /** How many milliseconds a connection may take to be made. */
    @WithDefault("10000")
    long connectTimeout();

    /** How many milliseconds ORCID may take to answer; a bulk of 100 works takes it long. */
    @WithDefault("60000")
    long answerTimeout();

    /** Of so many requests ... */
    @WithDefault("20")
    int breakerRequests();

    /** ... so many of a hundred may fail before nothing is sent ... */
    @WithDefault("50")
    int breakerFailures();

    /** ... for so many milliseconds. */
    @WithDefault("5000")
    long breakerDelay();

    /** Connections to ORCID: as many as there are workers in the three lanes. */
    @WithDefault("48")
    int connections();

    /** Java packages of the classes generated from ORCID's schemas. */
    String documents();
}

package org.orcidcaravan.simulator.registry;

import java.time.Duration;
import java.util.Optional;

/** What can go wrong with a request. */
public sealed interface Harm {
    /** The connection closes before anything is done. */
    record LoseRequest() implements Harm {}

    /** The request is done, then the connection closes without an answer. */
    record LoseAnswer() implements Harm {}

    /**
     * A page in HTML, as a proxy sends it, with this status: 500, 502, 503, 429 and, for one that takes the answer's
     * place, 200.
     *
     * @param done whether the request is done before
     */
    record Page(int status, Optional<Duration> retryAfter, boolean done) implements Harm {}

    /**
     * Nothing happens for a time.
     *
     * @param done whether the request is done before; otherwise it is done after
     */
    record Hang(Duration time, boolean done) implements Harm {}

    /** The request is done; the answer's body ends half-way and the connection closes. */
    record Truncate() implements Harm {}

    /** The researcher takes the permission back just before the request is looked at. */
    record RevokeToken() implements Harm {}

    /** The time between looking for duplicates and storing: another writer fits in. */
    record RaceWindow(Duration time) implements Harm {}

    static Harm loseRequest() {
        return new LoseRequest();
    }

    static Harm loseAnswer() {
        return new LoseAnswer();
    }

    /** Instead of an answer; nothing is done. */
    static Harm status(int status) {
        return new Page(status, Optional.empty(), false);
    }

    /** Instead of an answer, with a {@code Retry-After} in whole seconds; nothing is done. */
    static Harm status(int status, Duration retryAfter) {
        return new Page(status, Optional.of(retryAfter), false);
    }

    /** Instead of an answer to a request that was done. */
    static Harm statusWhenDone(int status) {
        return new Page(status, Optional.empty(), true);
    }

    /** 200 with a page in HTML, as a portal or a maintenance page gives; nothing is done. */
    static Harm wrongContentType() {
        return status(200);
    }

    static Harm hang(Duration time) {
        return new Hang(time, false);
    }

    /** The request is done at once, and answered this much later. */
    static Harm lateAnswer(Duration time) {
        return new Hang(time, true);
    }

    static Harm truncate() {
        return new Truncate();
    }

    static Harm revokeToken() {
        return new RevokeToken();
    }

    static Harm raceWindow(Duration time) {
        return new RaceWindow(time);
    }
}

package org.orcidcaravan.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.MDC;
import org.orcidcaravan.orcid.answer.Verdict;

/**
 * Requests for whoever watches: by what name log lines go that are written on behalf of one, which the history of its tasks
 * has as well; and how long each took, without the wait for its slot.
 */
@Singleton
class Calls {
    static final String CORRELATION = "correlation";

    private final MeterRegistry registry;

    Calls(MeterRegistry registry) {
        this.registry = registry;
    }

    /** From now on the log lines of this thread are about the errand. */
    static void name(Errand errand) {
        MDC.put(CORRELATION, errand.correlation());
    }

    /** This thread is at work on nothing. */
    static void unname() {
        MDC.remove(CORRELATION);
    }

    /** For the figures: what was asked, what came of it, and how long it took. */
    void answered(Errand errand, Verdict verdict, Duration took) {
        Timer.builder("caravan.orcid.requests")
                .description("Requests to ORCID's member API, by what came of them; without the wait for their slot")
                .tag("method", errand.getCall().method().name().toLowerCase(Locale.ROOT))
                .tag("verdict", verdict.name())
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2500),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60))
                .register(registry)
                .record(took);
    }
}

package org.orcidcaravan.consent.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;

/** Who is watched and what waits, as it was counted last. */
@Named("webhookFigures")
@Unremovable
@Singleton
public class WebhookFigures {
    private final ConsentTransactionStore transactions;
    private volatile Figures counted = Figures.NONE;

    WebhookFigures(ConsentTransactionStore transactions) {
        this.transactions = transactions;
    }

    /**
     * One count.
     *
     * @param states how many webhooks are in each state, by its text
     * @param failing webhooks that ORCID could not be asked about when it was tried last
     * @param waiting records that are to be read
     * @param oldestSeconds how long the one has waited that waits longest
     * @param unreadable records that were given up
     * @param readTrouble why records cannot be read; null: they can
     * @param careTrouble what went wrong with a webhook; null: nothing
     */
    record Figures(
            Map<String, Long> states,
            long failing,
            long waiting,
            double oldestSeconds,
            long unreadable,
            @Nullable String readTrouble,
            @Nullable String careTrouble) {
        static final Figures NONE = new Figures(Map.of(), 0, 0, 0, 0, null, null);

        Figures {
            states = Map.copyOf(states);
        }

        long in(WebhookState state) {
            return states.getOrDefault(state.text(), 0L);
        }
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        for (WebhookState state : WebhookState.values()) {
            Gauge.builder(
                            "caravan.webhook.registrations",
                            this,
                            figures -> figures.latest().in(state))
                    .description("Webhooks by state")
                    .tag("state", state.text())
                    .register(registry);
        }
        gauge(registry, "caravan.webhook.failing", "Webhooks that ORCID could not be asked about", Figures::failing);
        gauge(registry, "caravan.webhook.waiting", "Records that are to be read", Figures::waiting);
        gauge(registry, "caravan.webhook.oldest.seconds", "How long the oldest has waited", Figures::oldestSeconds);
        gauge(registry, "caravan.webhook.unreadable", "Records that were given up", Figures::unreadable);
    }

    private void gauge(MeterRegistry registry, String name, String says, ToDoubleFunction<Figures> value) {
        Gauge.builder(name, this, figures -> value.applyAsDouble(figures.latest()))
                .description(says)
                .register(registry);
    }

    /** Counts anew. */
    public void count() {
        counted = transactions.within("Failed to count the webhooks", WebhookFigureStore::count);
    }

    Figures latest() {
        return counted;
    }
}

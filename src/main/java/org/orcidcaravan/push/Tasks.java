package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.identity.LinkEventStore;
import org.orcidcaravan.consent.keep.KeepSettings;

/** Ends an errand: what became of its tasks, and whose turn it is next, in one transaction. */
@ApplicationScoped
class Tasks {
    private final TransactionStore transactions;
    private final KeepSettings settings;
    private final Event<Sending> sendings;
    private final LinkEventStore links;

    Tasks(TransactionStore transactions, KeepSettings settings, Event<Sending> sendings, LinkEventStore links) {
        this.links = links;
        this.transactions = transactions;
        this.settings = settings;
        this.sendings = sendings;
    }

    /**
     * A request, for the history.
     *
     * @param method as in the verdict table
     * @param began by PostgreSQL's clock; null: the route did not say
     */
    record Tried(String method, @Nullable Instant began, Duration took, String correlation) {}

    /**
     * Ends the lease as well.
     *
     * @param tried null: nothing was sent
     * @param pause null: the person can go on
     * @throws LeaseLost when somebody else has the person now: nothing is changed
     */
    void complete(long person, long fencing, List<Outcome> outcomes, @Nullable Tried tried, @Nullable Pause pause) {
        transactions.within("Failed to note what became of the tasks of person " + person, connection -> {
            if (!CompletionStore.hold(connection, person, fencing)
                    || !CompletionStore.finish(connection, fencing, outcomes)) {
                throw new LeaseLost(person, fencing);
            }
            CompletionStore.items(connection, outcomes);
            if (tried != null) {
                CompletionStore.tried(connection, outcomes, tried);
            }
            CompletionStore.follow(connection, outcomes);
            SuppressionStore.stop(connection, person);
            ChoiceStore.hold(connection, person, settings.preference());
            if (pause != null) {
                WriterStore.pause(connection, person, pause);
            }
            WriterStore.release(connection, person);
            if (pause != null && pause.primary() != null) {
                links.deprecated(connection, person, pause.primary());
            }
            return outcomes.size();
        });
        outcomes.forEach(outcome -> sendings.fire(Sending.of(person, outcome)));
    }
}

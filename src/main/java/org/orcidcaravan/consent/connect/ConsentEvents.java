package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.orcidcaravan.consent.ConsentTransactionStore;

/** The history of what happened between us and each researcher: invited, opened, connected, denied, disconnected. */
@ApplicationScoped
public class ConsentEvents {
    private final ConsentTransactionStore transactions;

    public ConsentEvents(ConsentTransactionStore transactions) {
        this.transactions = transactions;
    }

    /** Something that happened, and when, by the database's clock. */
    public record Noted(Instant at, ConsentEvent event) {}

    /** Adds to the history. Who has a transaction adds in that, by {@link ConsentEventStore#add}. */
    public void append(ConsentEvent event) {
        transactions.within("Failed to note what happened", connection -> {
            ConsentEventStore.add(connection, event);
            return true;
        });
    }

    /** All that happened with one person, the oldest first. */
    public List<Noted> of(long person) {
        return transactions.within(
                "Failed to read the history of person " + person,
                connection -> ConsentEventStore.of(connection, person));
    }
}

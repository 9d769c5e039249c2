package org.orcidcaravan.push;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes all that was sent for people who wish so when they leave. */
@Named("removals")
@Unremovable
@Singleton
public class Removals {
    private final TransactionStore transactions;

    Removals(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /**
     * Sees that nothing more is written, and that what is there is on its way out; to be repeated until nothing is left.
     *
     * @param person the id of the person's row
     * @param removing false: what is there stays, so that nothing is left to do
     * @return how much is still to be removed
     */
    public int press(long person, boolean removing) {
        if (!removing) {
            return 0;
        }
        return transactions.within("Failed to remove what was sent for person " + person, connection -> {
            WriterStore.lock(connection, List.of(person));
            RemovalStore.press(connection, person);
            WriterStore.due(connection, List.of(person));
            return RemovalStore.left(connection, person);
        });
    }
}

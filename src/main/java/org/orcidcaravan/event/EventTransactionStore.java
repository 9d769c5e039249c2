package org.orcidcaravan.event;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.orcidcaravan.transaction.Transactions;

/** One transaction about events: all of it, or nothing. */
@ApplicationScoped
class EventTransactionStore {
    private final Transactions transactions;

    EventTransactionStore(DataSource database) {
        this.transactions = new Transactions(database, EventTrouble::new);
    }

    /** @throws EventTrouble when PostgreSQL does not take it: nothing is changed */
    <T> T within(String what, Transactions.Work<T> work) {
        return transactions.within(what, work);
    }
}

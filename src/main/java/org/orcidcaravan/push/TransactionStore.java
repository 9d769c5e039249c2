package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.orcidcaravan.transaction.Transactions;

/** One transaction of the queue: all of it, or nothing. */
@ApplicationScoped
class TransactionStore {
    private final Transactions transactions;

    TransactionStore(DataSource database) {
        this.transactions = new Transactions(database, QueueTrouble::new);
    }

    /**
     * Does the work, and keeps it when nothing is thrown.
     *
     * @param what begins the sentence when it fails: "Failed to ..."
     * @throws QueueTrouble when PostgreSQL does not take it: nothing is changed
     */
    <T> T within(String what, Transactions.Work<T> work) {
        return transactions.within(what, work);
    }

    /** The same, and then nothing of it has happened. */
    <T> T rehearse(String what, Transactions.Work<T> work) {
        return transactions.rehearse(what, work);
    }
}

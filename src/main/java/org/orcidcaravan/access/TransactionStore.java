package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.orcidcaravan.transaction.Transactions;

/** One transaction about access, with its row of the audit: all of it, or nothing. */
@ApplicationScoped
public class TransactionStore {
    private final Transactions transactions;

    public TransactionStore(DataSource database) {
        this.transactions = new Transactions(database, AccessTrouble::new);
    }

    /**
     * Does the work, and keeps it when nothing is thrown.
     *
     * @param what begins the sentence when it fails: "Failed to ..."
     * @throws AccessTrouble when PostgreSQL does not take it: nothing is changed
     */
    <T> T within(String what, Transactions.Work<T> work) {
        return transactions.within(what, work);
    }
}

package org.orcidcaravan.consent;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.orcidcaravan.transaction.Transactions;

/** One transaction about consent, with its row of the audit: all of it, or nothing. */
@ApplicationScoped
public class ConsentTransactionStore {
    private final Transactions transactions;

    public ConsentTransactionStore(DataSource database) {
        this.transactions = new Transactions(database, ConsentTrouble::new);
    }

    /**
     * Does the work, and keeps it when nothing is thrown.
     *
     * @param what begins the sentence when it fails: "Failed to ..."
     * @throws ConsentTrouble when PostgreSQL does not take it: nothing is changed
     */
    public <T> T within(String what, Transactions.Work<T> work) {
        return transactions.within(what, work);
    }
}

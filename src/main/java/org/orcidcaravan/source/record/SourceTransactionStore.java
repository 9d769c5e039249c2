package org.orcidcaravan.source.record;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.orcidcaravan.transaction.Transactions;

/** One transaction of what is kept of sources: all of it, or nothing. */
@ApplicationScoped
public class SourceTransactionStore {
    private final Transactions transactions;

    public SourceTransactionStore(DataSource database) {
        this.transactions = new Transactions(database, SourceTrouble::new);
    }

    /**
     * Does the work, and keeps it when nothing is thrown.
     *
     * @param what begins the sentence when it fails: "Failed to ..."
     * @throws SourceTrouble when PostgreSQL does not take it: nothing is changed
     */
    public <T> T within(String what, Transactions.Work<T> work) {
        return transactions.within(what, work);
    }

    /** The same, and then nothing of it has happened. */
    public <T> T rehearse(String what, Transactions.Work<T> work) {
        return transactions.rehearse(what, work);
    }
}

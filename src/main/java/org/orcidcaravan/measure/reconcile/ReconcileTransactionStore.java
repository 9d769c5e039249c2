package org.orcidcaravan.measure.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.orcidcaravan.measure.MeasureTrouble;
import org.orcidcaravan.transaction.Transactions;

/** One transaction of the comparison: all of it, or nothing. */
@ApplicationScoped
class ReconcileTransactionStore {
    private final Transactions transactions;

    ReconcileTransactionStore(DataSource database) {
        this.transactions = new Transactions(database, MeasureTrouble::new);
    }

    /** Does the work, and keeps it when nothing is thrown. */
    <T> T within(String what, Transactions.Work<T> work) {
        return transactions.within(what, work);
    }
}

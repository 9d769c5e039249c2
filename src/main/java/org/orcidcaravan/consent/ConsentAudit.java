package org.orcidcaravan.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;

/** Notes what somebody did with researchers' data that changes nothing else, such as taking a copy. */
@ApplicationScoped
public class ConsentAudit {
    private final ConsentTransactionStore transactions;

    public ConsentAudit(ConsentTransactionStore transactions) {
        this.transactions = transactions;
    }

    /** Adds a row to the audit. */
    public void note(String actor, String action, String subject, JsonObject detail) {
        transactions.within("Failed to note " + action, connection -> {
            ConsentAuditStore.note(connection, actor, action, subject, detail);
            return true;
        });
    }
}

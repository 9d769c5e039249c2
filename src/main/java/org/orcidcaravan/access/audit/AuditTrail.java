package org.orcidcaravan.access.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done here, and whether that is all and unchanged. */
@ApplicationScoped
public class AuditTrail {
    private final AuditStore store;

    public AuditTrail(AuditStore store) {
        this.store = store;
    }

    /**
     * Some of the acts that fit, the newest first.
     *
     * @param before only those with a lower id
     */
    public List<AuditRow> page(AuditFilter filter, long before, int limit) {
        return store.page(filter, before, limit);
    }

    /**
     * Reads all of it, up to the first row that does not fit.
     *
     * @param known a row of an earlier proof, without which rows cut off at the end would not show; null: there is none
     */
    public Proof prove(@Nullable Known known) {
        AuditChain chain = new AuditChain(known);
        store.each(chain::follow);
        return chain.proof();
    }
}

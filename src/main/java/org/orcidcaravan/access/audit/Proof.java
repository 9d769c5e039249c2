package org.orcidcaravan.access.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a look at the whole chain found.
 *
 * @param rows how many fit, from the first on
 * @param last the last of them; null: there is none
 * @param fault why the next one does not fit; null: there is no next one, and all is well
 */
public record Proof(
        long rows, @Nullable AuditRow last, @Nullable String fault) {
    /** Whether all of it is as it was written. */
    public boolean holds() {
        return fault == null;
    }
}

package org.orcidcaravan.measure.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding, for those who look.
 *
 * @param round the round that made it
 * @param personId the institution's key
 * @param kind as in docs/reconciliation.md
 * @param section null: the whole record
 * @param putCode as we had it; null: we did not
 * @param found as ORCID shows it; null: it does not
 */
public record Found(
        long round,
        String personId,
        @Nullable String orcid,
        String kind,
        @Nullable String section,
        @Nullable Long putCode,
        @Nullable Long found,
        String label,
        String message,
        Instant at) {}

package org.orcidcaravan.sync.pass;

import java.time.Instant;
import java.util.Locale;

/**
 * Deletions that wait for somebody's decision.
 *
 * @param path the mirror's folder when it was seen last
 * @param cause {@code many} when too much vanished at once, {@code empty-bucket} when a whole bucket did
 * @param vanished how many objects would be removed
 * @param known how many of that data class are here
 */
public record DeletionBrake(
        int mirror, String path, String dataClass, String cause, long vanished, long known, Instant raisedAt) {
    /** For an operator, in one sentence. */
    public String sentence() {
        String why = cause.equals("empty-bucket")
                ? "a whole bucket was listed as empty"
                : "that is more than a scan may remove by itself";
        return String.format(
                Locale.ROOT,
                "%,d of %,d %s in %s are not in ORCID's buckets any more, and %s: nothing is removed until somebody has"
                        + " looked (\"caravan deletions list\") and confirmed or refused it.",
                vanished,
                known,
                dataClass,
                path,
                why);
    }
}

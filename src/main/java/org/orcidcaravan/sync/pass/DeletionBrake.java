package org.orcidcaravan.sync.pass;

import java.time.Instant;
import java.util.Locale;

/**
 * Deletions that wait for somebody's decision.
 *
 * @param path the mirror's folder when it was seen last
 * @param dataClass {@code summaries} or {@code activities}; {@code records} when {@code caravan.sync.keep} lets them go
 * @param cause {@code many} when too much vanished at once, {@code empty-bucket} when a whole bucket did, {@code let-go}
 *     when too many records no longer match
 * @param vanished how many objects would be removed
 * @param known how many of that data class are here
 */
public record DeletionBrake(
        int mirror, String path, String dataClass, String cause, long vanished, long known, Instant raisedAt) {
    /** For an operator, in one sentence. */
    public String sentence() {
        if (cause.equals("let-go")) {
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d records in %s do not match caravan.sync.keep any more, and that is more than may go at"
                            + " once: none of them is removed until somebody has looked (\"caravan deletions list\") and"
                            + " confirmed or refused it.",
                    vanished,
                    known,
                    path);
        }
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

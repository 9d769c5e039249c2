package org.orcidcaravan.source;

import java.util.Locale;
import java.util.Map;
import org.orcidcaravan.source.eligible.Rules;

/**
 * What the operator decided about one source.
 *
 * @param rules what of it may go out
 * @param vanished of works in ORCID whose record is gone
 * @param departed of works in ORCID of somebody who is no longer an author
 * @param keptBack of works in ORCID that a rule keeps back now
 * @param complete whether a file of it holds all that the source has
 * @param columns Caravan's heading by the source's, for tables
 */
public record Policy(
        Rules rules, Fate vanished, Fate departed, Fate keptBack, boolean complete, Map<String, String> columns) {
    /** What becomes of what we wrote. */
    public enum Fate {
        /** It stays as it is, and is not written again. */
        KEEP,
        /** It is deleted from the record; what others wrote never is. */
        REMOVE;

        /** As in settings and the API: {@code keep}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a source about which nothing is set. */
    public static final Policy UNSET = new Policy(Rules.NONE, Fate.KEEP, Fate.KEEP, Fate.KEEP, false, Map.of());

    public Policy {
        columns = Map.copyOf(columns);
    }
}

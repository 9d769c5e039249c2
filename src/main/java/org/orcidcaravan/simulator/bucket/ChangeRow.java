package org.orcidcaravan.simulator.bucket;

import java.time.Instant;
import java.util.Comparator;
import org.orcidcaravan.orcid.OrcidId;

/** One line of the change list: when a record was registered and when it changed last, to the microsecond. */
public record ChangeRow(OrcidId id, Instant created, Instant modified) {
    /** Newest first, as the list has them. */
    static final Comparator<ChangeRow> ORDER =
            Comparator.comparing(ChangeRow::modified).reversed().thenComparing(ChangeRow::id);
}

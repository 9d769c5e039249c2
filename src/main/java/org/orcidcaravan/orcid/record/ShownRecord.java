package org.orcidcaravan.orcid.record;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** What the public summary of a record shows of its items, whoever wrote them. */
public sealed interface ShownRecord {
    /**
     * A record that is there.
     *
     * @param modifiedAt when it was changed last, by ORCID's clock: the summary tells nothing of what came later
     */
    record Open(Instant modifiedAt, List<ShownItem> items) implements ShownRecord {
        public Open {
            items = List.copyOf(items);
        }
    }

    /**
     * The error document that takes the place of a deprecated, locked or deactivated record; or a record of the time
     * before there was one for deactivated ones.
     *
     * @param code ORCID's error-code; null: it is not said
     */
    record Closed(@Nullable Integer code, String message) implements ShownRecord {}

    /**
     * Reads a record summary of ORCID's schema 3.0 to its end, one item at a time. What is private or for trusted parties
     * only is not in it. The stream is not closed.
     *
     * @throws UnreadableRecord when the bytes are neither, break off, are another's, or are beyond the limits: then nothing
     *     of them counts; nothing else is thrown, whatever the bytes are
     */
    static ShownRecord read(InputStream summary, OrcidId whose) throws UnreadableRecord {
        return new ShownRecordReader(whose).read(summary);
    }
}

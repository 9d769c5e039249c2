package org.orcidcaravan.push;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Item;

/**
 * An item as we think it stands in the record.
 *
 * @param putCode null: it is not there
 * @param content null: it cannot be read any more
 * @param settled whether ORCID has this content from us, as far as we know
 * @param busy a request about it is under way or without an answer, or it is about to be removed
 * @param removed the researcher deleted it
 * @param withdrawn its source has it no more, or it is never to be sent
 * @param published whether a public summary has shown it
 * @param touchedAt when it was last written, or found deleted; null: long ago
 */
record Believed(
        long id,
        @Nullable Long putCode,
        @Nullable Item content,
        String label,
        String contentHash,
        boolean settled,
        boolean busy,
        boolean removed,
        boolean withdrawn,
        boolean published,
        @Nullable Instant touchedAt) {
    /** Whether a look at that moment can tell anything of it: clocks differ, and copies are late. */
    boolean provedBy(Instant asOf, Duration margin) {
        return !busy && (touchedAt == null || touchedAt.plus(margin).isBefore(asOf));
    }
}

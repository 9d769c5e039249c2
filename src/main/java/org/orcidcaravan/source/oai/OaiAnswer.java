package org.orcidcaravan.source.oai;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.record.Entry;

/**
 * One answer, read to its end.
 *
 * @param clock the repository's, when it answered; null when it did not say
 * @param error its code, such as {@code badResumptionToken}; empty when there was none
 * @param message what it says about the error
 * @param entries what it lists
 * @param token of the next page; empty when this is the last
 * @param identity what it says about itself, when it was asked
 */
record OaiAnswer(
        @Nullable Instant clock,
        String error,
        String message,
        List<Entry> entries,
        String token,
        @Nullable Identity identity) {
    OaiAnswer {
        entries = List.copyOf(entries);
    }
}

package org.orcidcaravan.sync.datafile;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * When a document says that its record or item changed last: the first {@code last-modified-date} in it, which is the
 * record's own in a summary and the item's own in an activity. Looked for as text, because only the newest of millions is
 * wanted and no other part of the document is believed.
 */
final class LastModified {
    private static final byte[] TAG = "last-modified-date>".getBytes(StandardCharsets.US_ASCII);
    private static final int FAR_ENOUGH = 16 * 1024;
    private static final int LONGEST = 40;

    private LastModified() {}

    /** The time; empty when the first sixteen kilobytes name none. */
    static Optional<Instant> of(byte[] document) {
        int end = Math.min(document.length, FAR_ENOUGH) - TAG.length;
        for (int i = 0; i < end; i++) {
            if (document[i] == TAG[0] && matches(document, i)) {
                return time(document, i + TAG.length);
            }
        }
        return Optional.empty();
    }

    private static boolean matches(byte[] document, int at) {
        for (int i = 0; i < TAG.length; i++) {
            if (document[at + i] != TAG[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Instant> time(byte[] document, int start) {
        int end = start;
        while (end < document.length && end - start < LONGEST && document[end] != '<') {
            end++;
        }
        String text = new String(document, start, end - start, StandardCharsets.US_ASCII).strip();
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}

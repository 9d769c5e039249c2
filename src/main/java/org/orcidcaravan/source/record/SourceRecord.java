package org.orcidcaravan.source.record;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.orcid.item.Work;

/**
 * A work as its source has it, in the one form that all sources share.
 *
 * @param sourceId the record's key in the source; its own {@code source-work-id} at ORCID too
 * @param changedAt when the source changed it last, if it says so
 * @param work what would be sent; not yet tidied or checked
 * @param authors everybody whom the record names, in its order
 * @param owners whose the source says outright that it is; then authors are not asked
 * @param raw what the source said, by its own names, in its order
 */
public record SourceRecord(
        String sourceId,
        @Nullable Instant changedAt,
        Work work,
        List<Author> authors,
        Ownership owners,
        Circumstances circumstances,
        Map<String, String> raw) {
    public SourceRecord {
        authors = List.copyOf(authors);
        Map<String, String> kept = new LinkedHashMap<>();
        raw.forEach((name, text) -> kept.put(CanonicalText.line(name), CanonicalText.lines(text)));
        raw = Collections.unmodifiableMap(kept);
    }

    /** The same record with another key and work. */
    SourceRecord with(String key, Work other) {
        return new SourceRecord(key, changedAt, other, authors, owners, circumstances, raw);
    }
}

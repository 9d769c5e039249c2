package org.orcidcaravan.source;

import java.util.List;
import java.util.Map;
import org.orcidcaravan.orcid.item.Work;

/**
 * A work as a source has it, and whose it is.
 *
 * @param sourceId the work's key in the source; the work also carries it as its own {@code source-work-id}
 * @param orcids iDs of the researchers whose work it is, hyphenated
 * @param personIds keys of researchers in the institution's own list; together with {@code orcids} at least one
 * @param raw what the source said, by its own names, as it was before it became {@code work}
 */
public record SourceWork(
        String sourceId, List<String> orcids, List<String> personIds, Work work, Map<String, String> raw) {
    public SourceWork {
        orcids = List.copyOf(orcids);
        personIds = List.copyOf(personIds);
        raw = Map.copyOf(raw);
    }
}

package org.orcidcaravan.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orcidcaravan.orcid.item.Item;

/**
 * An item as a source has it, most often a work, and whose it is.
 *
 * @param sourceId the item's key in the source; a work also carries it as its own {@code source-work-id}
 * @param orcids iDs of the researchers whose item it is, hyphenated
 * @param personIds keys of researchers in the institution's own list; together with {@code orcids} at least one
 * @param raw what the source said, by its own names, as it was before it became {@code item}; in the source's order
 */
public record SourceItem(
        String sourceId, List<String> orcids, List<String> personIds, Item item, Map<String, String> raw) {
    public SourceItem {
        orcids = List.copyOf(orcids);
        personIds = List.copyOf(personIds);
        raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    }
}

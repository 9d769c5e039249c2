package org.orcidcaravan.source.harvest;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.record.Entry;

/**
 * A page, read to its end: what stands on it, and where to go on.
 *
 * @param at where it stands in the list
 * @param next where the next page is; null when this was the last one
 */
public record HarvestPage(
        Harvest harvest,
        Position at,
        List<Entry> all,
        @Nullable Position next) {
    public HarvestPage {
        all = List.copyOf(all);
    }

    /** What stands on it, one after the other. */
    public Iterator<Entry> entries() {
        return all.iterator();
    }
}

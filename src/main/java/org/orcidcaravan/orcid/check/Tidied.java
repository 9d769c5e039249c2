package org.orcidcaravan.orcid.check;

import java.util.List;
import org.orcidcaravan.orcid.item.Item;

/**
 * An item after {@link Tidying}.
 *
 * @param notes what was changed, in sentences; empty when only space was
 */
record Tidied<T extends Item>(T item, List<String> notes) {
    public Tidied {
        notes = List.copyOf(notes);
    }
}

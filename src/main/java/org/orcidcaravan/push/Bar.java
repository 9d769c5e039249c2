package org.orcidcaravan.push;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Item;

/**
 * An order not to write something for a person, until the source offers it again.
 *
 * @param person the id of the person's row
 * @param reason a sentence for whoever looks at the item
 * @param removing whether what we wrote is deleted from the record as well; what others wrote never is
 * @param content to be kept and shown, with the reason, although it is not sent; null: only what is there already
 */
public record Bar(
        long person,
        String source,
        String sourceId,
        Section section,
        String reason,
        boolean removing,
        @Nullable Item content) {}

package org.orcidcaravan.sync.bucket;

import java.util.List;

/**
 * One complete page of a listing, in S3's key order.
 *
 * @param truncated whether more keys follow; then the page has at least one object, whose key is the next
 *     {@code startAfter}
 */
public record ListedPage(List<ListedObject> objects, boolean truncated) {

    public ListedPage {
        objects = List.copyOf(objects);
    }
}

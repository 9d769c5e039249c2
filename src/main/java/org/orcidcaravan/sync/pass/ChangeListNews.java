package org.orcidcaravan.sync.pass;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the change list gave.
 *
 * @param etag the list's version
 * @param newest the highest last_modified in it; null when the list was the one that was followed last
 */
record ChangeListNews(String etag, @Nullable Instant newest) {}

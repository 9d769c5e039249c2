package org.orcidcaravan.source.record;

import org.jspecify.annotations.Nullable;

/**
 * Something that a run could not take.
 *
 * @param place where it was found, as in {@link Entry}
 * @param sourceId its key, where that much could be read
 * @param reason sentences: what is wrong, and what to do
 */
public record Refusal(long place, @Nullable String sourceId, String reason) {}

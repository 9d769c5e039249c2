package org.orcidcaravan.source.harvest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A harvest that somebody wants.
 *
 * @param from only what changed since; null: since the last harvest
 * @param full all of it, whatever was harvested before
 */
public record HarvestRequest(String source, @Nullable Instant from, boolean full) {
    /** What changed since the last harvest. */
    public static HarvestRequest of(String source) {
        return new HarvestRequest(source, null, false);
    }
}

package org.orcidcaravan.source.harvest;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.record.Run;

/**
 * What came of a harvest.
 *
 * @param figures what this process read, in words
 * @param run how the run ended; null when it did not come to its end
 * @param problem why not, in a sentence; null when it did
 */
public record HarvestReport(
        String figures, @Nullable Run run, @Nullable String problem) {}

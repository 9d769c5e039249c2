package org.orcidcaravan.consent.transfer;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.orcidcaravan.consent.Saved;

/**
 * What an import came to.
 *
 * @param warnings what was taken in, but should be looked at
 * @param bad rows that were not taken in
 */
public record ImportReport(
        Path file, int added, int changed, int unchanged, List<Problem> warnings, List<Problem> bad) {
    /**
     * Something about a row.
     *
     * @param line 1-based; 1, the header, when it is about the file
     */
    public record Problem(long line, String reason) {}

    static ImportReport of(Path file, Collection<Saved> saved, List<Problem> warnings, List<Problem> bad) {
        return new ImportReport(
                file,
                Collections.frequency(saved, Saved.ADDED),
                Collections.frequency(saved, Saved.CHANGED),
                Collections.frequency(saved, Saved.UNCHANGED),
                warnings,
                List.copyOf(bad));
    }

    /** Whether every row was taken in. */
    public boolean complete() {
        return bad.isEmpty();
    }

    /** Whether all of it was there already. */
    public boolean changedNothing() {
        return added == 0 && changed == 0;
    }
}

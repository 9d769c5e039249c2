package org.orcidcaravan.sync.verify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import org.orcidcaravan.sync.Form;

/**
 * What came of a verification.
 *
 * @param path the mirror's folder
 * @param form what its files are
 * @param sample how many objects of each data class were asked for; empty: all
 * @param whole whether it came to its end
 * @param found what it found
 */
public record VerifyReport(
        Path path, Form form, OptionalInt sample, Instant began, Instant ended, boolean whole, VerifyCount found) {
    /** Whether everything was looked at, and all of it is as it was stored. */
    public boolean isSound() {
        return whole && found.different() == 0;
    }
}

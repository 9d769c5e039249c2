package org.orcidcaravan.routing.dspace;

import org.jspecify.annotations.Nullable;

/**
 * What a run over DSpace's queue came to.
 *
 * @param found rows that it was about
 * @param done what ORCID has now
 * @param failed what was tried and counted
 * @param left what stays as it is, for the next run
 * @param aside what is not tried by itself any more
 * @param gone rows that somebody else dealt with meanwhile
 * @param stopped why it ended early; null: it did not
 */
public record DspaceReport(
        int found,
        int done,
        int failed,
        int left,
        int aside,
        int gone,
        @Nullable String stopped) {
    /** Nothing was done, for this reason. */
    static DspaceReport refused(String reason) {
        return new DspaceReport(0, 0, 0, 0, 0, 0, reason);
    }

    /** Whether all that was asked for is done. */
    public boolean isClean() {
        return stopped == null && failed + left + aside + gone == 0;
    }
}

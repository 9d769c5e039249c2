package org.orcidcaravan.measure;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.PassReport.Counts;
import org.orcidcaravan.sync.pass.Pass;
import org.orcidcaravan.sync.pass.Passes;

/** How many objects this process's passes have looked at since it was asked last. */
@Singleton
class PassMeter {
    private final Passes passes;
    private @Nullable Pass watched;
    private long seen;

    PassMeter(Passes passes) {
        this.passes = passes;
    }

    synchronized long sinceLast() {
        Pass before = watched;
        long more = before == null ? 0 : objects(before) - seen;
        seen += more;
        Pass current = passes.current().orElse(null);
        if (current != null && current != before) {
            watched = current;
            seen = objects(current);
            more += seen;
        }
        return more;
    }

    /** Those that were compared, fetched or adopted. */
    private static long objects(Pass pass) {
        Counts counts = pass.progress().counts();
        return counts.unchanged() + counts.fetched() + counts.adopted();
    }
}

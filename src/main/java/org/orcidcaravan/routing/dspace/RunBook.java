package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.record.Refusal;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.Runs;
import org.orcidcaravan.source.record.Tally;

/**
 * Runs over DSpace's queue among the runs of the other sources, for the console's page: an entry is a row of the queue,
 * what ORCID has now was handed on, what was refused has its reason, what was kept back stays for the next run, and what has
 * gone was dealt with by somebody else.
 */
@ApplicationScoped
public class RunBook {
    /** A repository that is harvested may be called "dspace": another source, with runs of its own. */
    static final String SOURCE = "dspace-queue";

    private static final String KIND = "dspace";

    private final Runs runs;

    public RunBook(Runs runs) {
        this.runs = runs;
    }

    /** A run begins; gives its number. */
    long begin() {
        return runs.begin(SOURCE, KIND, false);
    }

    /** It came to its end, or to one that has a reason. */
    void end(long run, DspaceReport report, List<Refusal> refusals) {
        runs.refuse(run, refusals);
        runs.add(run, new Tally(report.found(), 0, 0, 0, report.gone(), 0, report.left(), 0, report.done(), 0));
        String stopped = report.stopped();
        if (stopped == null) {
            runs.end(run, Run.Outcome.DONE, remark(report));
        } else {
            runs.end(run, report.found() == 0 ? Run.Outcome.FAILED : Run.Outcome.CUT_SHORT, stopped);
        }
    }

    /** It broke off, and what it did is in DSpace's tables and in ours. */
    void broke(long run, RuntimeException failure) {
        runs.end(run, Run.Outcome.FAILED, String.valueOf(failure.getMessage()));
    }

    private static @Nullable String remark(DspaceReport report) {
        List<String> sentences = new ArrayList<>();
        if (report.left() > 0) {
            sentences.add("For the next run: " + report.left() + ".");
        }
        if (report.aside() > 0) {
            sentences.add("Kept aside, until somebody looks at them in DSpace: " + report.aside() + ".");
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }
}

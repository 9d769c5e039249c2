package org.orcidcaravan.measure.reconcile;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.orcidcaravan.measure.reconcile.Round.Tally;
import org.orcidcaravan.push.Evidence;
import org.orcidcaravan.push.Finding;

/** Counts along, so that a rehearsal, which leaves no row, can be told of as well. */
final class Rehearsed implements Reconciliation.Told {
    private final Reconciliation.Told told;
    private final Map<String, Long> findings = new TreeMap<>();
    private Tally tally = Tally.NONE;

    Rehearsed(Reconciliation.Told told) {
        this.told = told;
    }

    void add(Tally more) {
        tally = tally.plus(more);
    }

    Round round() {
        return new Round(0, Evidence.Via.MIRROR.text(), Instant.EPOCH, Instant.EPOCH, "complete", tally, findings);
    }

    @Override
    public void found(String orcid, Finding finding) {
        findings.merge(finding.kind().text(), 1L, Long::sum);
        told.found(orcid, finding);
    }

    @Override
    public void unreadable(Path file, String why) {
        told.unreadable(file, why);
    }
}

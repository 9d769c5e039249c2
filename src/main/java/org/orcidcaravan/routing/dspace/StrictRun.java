package org.orcidcaravan.routing.dspace;

import java.util.List;
import java.util.Optional;
import org.orcidcaravan.source.dspace.row.DspaceStore;
import org.orcidcaravan.source.dspace.row.QueueRow;

/** Row by row, as DSpace's own script: an outage uses attempts, and nothing is looked for. */
final class StrictRun {
    private final DspaceStore dspace;
    private final StrictSender sender;
    private final WriteBack back;
    private final Tally tally;

    StrictRun(DspaceStore dspace, StrictSender sender, WriteBack back, Tally tally) {
        this.dspace = dspace;
        this.sender = sender;
        this.back = back;
        this.tally = tally;
    }

    void run(List<QueueRow> rows) {
        for (QueueRow listed : rows) {
            if (tally.isStopped()) {
                tally.leave();
                continue;
            }
            Optional<QueueRow> taken = dspace.take(listed.id());
            if (taken.isEmpty()) {
                tally.missing();
                continue;
            }
            QueueRow row = taken.get();
            if (back.isTriedElsewhere(listed, row)) {
                tally.leave();
                continue;
            }
            tally.say(Words.begin(row));
            Prepared.Attempt attempt = Prepared.of(row, dspace.profile(row.owner()));
            RowOutcome refused = attempt.outcome();
            if (refused != null) {
                back.write(row, refused);
                continue;
            }
            back.begin(List.of(row));
            RowOutcome outcome = sender.send(attempt.ready());
            back.write(row, outcome);
            tally.answered(outcome);
        }
    }
}

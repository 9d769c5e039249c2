package org.orcidcaravan.routing.dspace;

import java.util.List;
import java.util.Optional;
import org.orcidcaravan.source.dspace.row.DspaceStore;
import org.orcidcaravan.source.dspace.row.QueueRow;

/** Row by row, as DSpace's own script: an outage uses attempts, and nothing is looked for. */
final class StrictRun {
    private final DspaceStore dspace;
    private final StrictSender sender;
    private final RecordTurns turns;
    private final WriteBack back;
    private final Tally tally;

    StrictRun(DspaceStore dspace, StrictSender sender, RecordTurns turns, WriteBack back, Tally tally) {
        this.dspace = dspace;
        this.sender = sender;
        this.turns = turns;
        this.back = back;
        this.tally = tally;
    }

    void run(List<QueueRow> rows) {
        for (QueueRow listed : rows) {
            if (tally.isStopped()) {
                tally.leave();
                continue;
            }
            String orcid = dspace.profile(listed.owner()).orcid();
            if (!turns.with(orcid, RecordTurns.PATIENCE, () -> one(listed))) {
                tally.say("Row " + listed.id() + " is left: " + RecordTurns.BUSY);
                tally.leave();
            }
        }
    }

    private void one(QueueRow listed) {
        Optional<QueueRow> taken = dspace.take(listed.id());
        if (taken.isEmpty()) {
            tally.missing();
            return;
        }
        QueueRow row = taken.get();
        if (back.isTriedElsewhere(listed, row)) {
            tally.leave();
            return;
        }
        tally.say(Words.begin(row));
        Prepared.Attempt attempt = Prepared.of(row, dspace.profile(row.owner()));
        RowOutcome refused = attempt.outcome();
        if (refused != null) {
            back.write(row, refused);
            return;
        }
        back.begin(List.of(row));
        RowOutcome outcome = sender.send(attempt.ready());
        back.write(row, outcome);
        tally.answered(outcome);
    }
}

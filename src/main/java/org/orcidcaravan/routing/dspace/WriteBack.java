package org.orcidcaravan.routing.dspace;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.orcidcaravan.source.dspace.row.DspaceStore;
import org.orcidcaravan.source.dspace.row.DspaceStore.Fate;
import org.orcidcaravan.source.dspace.row.DspaceStore.Found;
import org.orcidcaravan.source.dspace.row.QueueRow;

/** Takes what came of rows to DSpace's database: once, whatever happens in between. */
final class WriteBack {
    private final DspaceStore dspace;
    private final SendingStore sendings;
    private final WatchStore watch;
    private final Tally tally;
    private final int aside;

    /** @param aside the attempts that keep a row out of runs */
    WriteBack(DspaceStore dspace, SendingStore sendings, WatchStore watch, Tally tally, int aside) {
        this.dspace = dspace;
        this.sendings = sendings;
        this.watch = watch;
        this.tally = tally;
        this.aside = aside;
    }

    /** Writes back what became of a row; one whose outcome is open stays noted, and is looked for in the next run. */
    void write(QueueRow row, RowOutcome outcome) {
        tally.say(outcome.text());
        if (outcome.open()) {
            tally.leave();
            return;
        }
        sendings.answered(row.id(), outcome.fate(), outcome.entry());
        DspaceStore.Result result = dspace.writeBack(row, outcome.entry(), outcome.fate(), aside);
        sendings.settled(row.id(), result.history());
        tally.count(row, outcome, result.found());
        if (result.found() == Found.GONE) {
            tally.say("Row " + row.id()
                    + " of DSpace's queue is gone: somebody else dealt with it, and nothing is written"
                    + " back"
                    + (outcome.entry() == null || outcome.entry().putCode() == null
                            ? "."
                            : ". ORCID has it at put-code " + outcome.entry().putCode() + "."));
        }
        if (result.found() == Found.TRIED_ELSEWHERE) {
            raise("Somebody else has tried row " + row.id() + " of DSpace's queue while it was sent from here."
                    + OtherHand.WHAT_TO_DO);
        }
    }

    /** Whether somebody else has tried a row since it was listed; then nothing more is sent. */
    boolean isTriedElsewhere(QueueRow listed, QueueRow now) {
        if (listed.tried() == now.tried()) {
            return false;
        }
        raise("Somebody else has tried row " + now.id() + " of DSpace's queue since this run began."
                + OtherHand.WHAT_TO_DO);
        return true;
    }

    void raise(String reason) {
        watch.alarm(reason);
        tally.stop(reason);
    }

    /** Who has something under way that may be in DSpace's history already. */
    Set<UUID> underWay() {
        Set<UUID> owners = new HashSet<>();
        sendings.open().stream().filter(sent -> sent.fate() != null).forEach(sent -> owners.add(sent.owner()));
        return owners;
    }

    /**
     * After a death: writes back what was answered, if DSpace does not have it yet.
     *
     * @return rows of which nobody knows whether ORCID has them
     */
    Set<Integer> catchUp() {
        Set<Integer> open = new HashSet<>();
        List<SendingStore.Sent> all = sendings.open();
        for (SendingStore.Sent sent : all) {
            Optional<QueueRow> row = dspace.take(sent.rowId()).filter(sent::isOf);
            Fate fate = sent.fate();
            if (row.isEmpty()) {
                sendings.settled(sent.rowId(), null);
            } else if (fate == null) {
                open.add(sent.rowId());
            } else {
                boolean written = !Objects.equals(row.get().attempts(), sent.attempts()) && fate != Fate.DONE;
                Integer history = written
                        ? null
                        : dspace.writeBack(row.get(), sent.entry(), fate, aside).history();
                sendings.settled(sent.rowId(), history);
            }
        }
        return open;
    }

    /** Nobody need look for it. */
    void forget(int rowId) {
        sendings.settled(rowId, null);
    }

    void begin(List<QueueRow> rows) {
        sendings.begin(rows);
    }
}

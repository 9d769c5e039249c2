package org.orcidcaravan.routing.handover;

import jakarta.inject.Singleton;
import jakarta.json.Json;
import java.util.List;
import org.orcidcaravan.source.record.RecordStore;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.RunStore;
import org.orcidcaravan.source.record.Runs;
import org.orcidcaravan.source.record.SourceTransactionStore;
import org.orcidcaravan.source.record.WordStore;

/** Runs that wait for an operator, because much would vanish at once. What the operator says is audited. */
@Singleton
public class HeldRuns {
    private final SourceTransactionStore transactions;
    private final Runs runs;
    private final RecordIntake intake;

    HeldRuns(SourceTransactionStore transactions, Runs runs, RecordIntake intake) {
        this.transactions = transactions;
        this.runs = runs;
        this.intake = intake;
    }

    /**
     * It is right that so much is gone: it vanishes.
     *
     * @return false: the run is not the source's last one, or does not wait; nothing is changed
     */
    public boolean confirm(String source, long run, String actor) {
        if (!note(source, run, actor, "source.confirm")) {
            return false;
        }
        intake.confirmed(run);
        return true;
    }

    /**
     * It is a mistake of the source: nothing vanishes.
     *
     * @return false: the run is not the source's last one, or does not wait; nothing is changed
     */
    public boolean dismiss(String source, long run, String actor) {
        return note(source, run, actor, "source.dismiss");
    }

    private boolean note(String source, long run, String actor, String action) {
        List<Run> last = runs.newest(source, Long.MAX_VALUE, 1);
        if (last.isEmpty() || last.getFirst().id() != run) {
            return false;
        }
        return transactions.within("Failed to note what becomes of run " + run, connection -> {
            Run held = RunStore.lock(connection, run).orElse(last.getFirst());
            if (held.outcome() != Run.Outcome.HELD) {
                return false;
            }
            if (action.equals("source.dismiss")) {
                RecordStore.stays(connection, held);
                RunStore.end(
                        connection,
                        run,
                        Run.Outcome.CUT_SHORT,
                        "An operator said that the source was not whole: nothing vanished.",
                        held.wouldVanish());
            }
            WordStore.audit(
                    connection,
                    actor,
                    action,
                    "source:" + source,
                    Json.createObjectBuilder().add("run", run).build());
            return true;
        });
    }
}

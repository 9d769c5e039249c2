package org.orcidcaravan.routing.dspace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.dspace.Mode;
import org.orcidcaravan.source.dspace.row.QueueRow;
import org.orcidcaravan.source.record.Refusal;

/** A run that nobody else is at: what an earlier one left is written back, then other hands are looked for, then it sends. */
final class OneRun {
    private final Workshop workshop;
    private final DspaceState state;
    private final boolean strict;
    private final RecordTurns turns;
    private final Tally tally;
    private final OtherHand other;
    private final WriteBack back;

    OneRun(Workshop workshop, DspaceState state, DspaceSettings settings, Consumer<String> log) {
        this.workshop = workshop;
        this.state = state;
        this.strict = settings.mode() == Mode.STRICT;
        this.turns = state.turns().on(workshop.road());
        this.tally = new Tally(log, strict ? 0 : settings.patience());
        this.other = new OtherHand(workshop.dspace(), state.watch(), settings.byHand());
        this.back = new WriteBack(workshop.dspace(), state.sendings(), state.watch(), tally, workshop.attempts());
    }

    DspaceReport run(DspaceRun.Wish wish) {
        if (wish.alone()) {
            other.lookAgain();
        }
        other.begin();
        Set<UUID> underWay = back.underWay();
        Optional<String> signs = other.signs(underWay);
        if (signs.isPresent()) {
            back.raise(signs.get());
            return tally.report(0);
        }
        Set<Integer> unclear = back.catchUp();
        List<QueueRow> rows = workshop.rows(wish.force());
        tally.say(Words.found(rows.size()));
        if (strict) {
            unclear.forEach(back::forget);
            workshop.strict(turns, back, tally).run(rows);
        } else {
            ImprovedRun improved = workshop.improved(state.pauses(), turns, back, tally);
            eachRecord(byRecord(rows), own -> improved.run(own, unclear, wish.force()));
        }
        if (state.watch().seen().alarm() == null) {
            other.signsInHistory().ifPresentOrElse(back::raise, other::lookAgain);
        }
        return tally.report(rows.size());
    }

    /** Records that our own queue writes to come last, and are waited for then. */
    private void eachRecord(Map<String, List<QueueRow>> records, Consumer<List<QueueRow>> run) {
        List<Map.Entry<String, List<QueueRow>>> busy = new ArrayList<>();
        for (Map.Entry<String, List<QueueRow>> record : records.entrySet()) {
            if (!turns.with(record.getKey(), Duration.ZERO, () -> run.accept(record.getValue()))) {
                busy.add(record);
            }
        }
        for (Map.Entry<String, List<QueueRow>> record : busy) {
            Duration wait = tally.isStopped() ? Duration.ZERO : RecordTurns.PATIENCE;
            if (!turns.with(record.getKey(), wait, () -> run.accept(record.getValue()))) {
                tally.say(record.getKey() + " is left out: " + RecordTurns.BUSY);
                record.getValue().forEach(_ -> tally.leave());
            }
        }
    }

    /** What was refused so far. */
    List<Refusal> refusals() {
        return tally.refusals();
    }

    /** Rows of one iD together: two profiles may have the same. */
    private Map<String, List<QueueRow>> byRecord(List<QueueRow> rows) {
        Map<UUID, String> orcids = new LinkedHashMap<>();
        Map<String, List<QueueRow>> groups = new LinkedHashMap<>();
        for (QueueRow row : rows) {
            String orcid = orcids.computeIfAbsent(
                    row.owner(),
                    owner -> workshop.dspace().profile(owner).orcidIfAny().orElse(owner.toString()));
            groups.computeIfAbsent(orcid, _ -> new ArrayList<>()).add(row);
        }
        return groups;
    }
}

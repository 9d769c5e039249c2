package org.orcidcaravan.routing.dspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.dspace.row.DspaceStore.Fate;
import org.orcidcaravan.source.dspace.row.DspaceStore.Found;
import org.orcidcaravan.source.dspace.row.QueueRow;
import org.orcidcaravan.source.record.Refusal;

/** What a run came to so far; several people may be at work at once. */
final class Tally {
    private static final int LONGEST = 500;

    private final Consumer<String> log;
    private final int patience;
    private int done;
    private int failed;
    private int left;
    private int aside;
    private int gone;
    private int troubles;
    private final List<Refusal> refusals = new ArrayList<>();
    private @Nullable String stopped;

    /** @param patience so many failures of ORCID in a row end the run; 0: none do */
    Tally(Consumer<String> log, int patience) {
        this.log = log;
        this.patience = patience;
    }

    synchronized void say(String sentence) {
        log.accept(sentence);
    }

    /** A row is dealt with. */
    synchronized void count(QueueRow row, RowOutcome outcome, Found found) {
        if (found == Found.GONE) {
            gone++;
            return;
        }
        boolean refused = outcome.fate() == Fate.KEPT ? outcome.entry() != null : outcome.fate() != Fate.DONE;
        if (refused) {
            String entity = row.entity() == null ? null : row.entity().toString();
            refusals.add(new Refusal(row.id(), entity, brief(outcome.text())));
        }
        switch (outcome.fate()) {
            case DONE -> done++;
            case COUNTED -> failed++;
            case ASIDE -> aside++;
            case KEPT -> left++;
        }
    }

    /** An answer of ORCID may be a page. */
    private static String brief(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** What was refused, by the rows' numbers. */
    synchronized List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** A row is left as it is. */
    synchronized void leave() {
        left++;
    }

    /** A row is no longer there. */
    synchronized void missing() {
        gone++;
    }

    /** A request was answered, or not. */
    synchronized void answered(RowOutcome outcome) {
        switch (outcome.next()) {
            case TROUBLE -> {
                if (++troubles >= patience && patience > 0) {
                    stop(outcome.text());
                }
            }
            case STOP_RUN -> stop(outcome.text());
            case GO_ON, STOP_OWNER -> {
                if (outcome.fate() != Fate.KEPT) {
                    troubles = 0;
                }
            }
        }
    }

    /** Nothing more is sent. */
    synchronized void stop(String reason) {
        if (stopped == null) {
            stopped = reason;
            log.accept("Stopped early: " + reason + " What is queued stays queued.");
        }
    }

    synchronized boolean isStopped() {
        return stopped != null;
    }

    synchronized DspaceReport report(int found) {
        return new DspaceReport(found, done, failed, left, aside, gone, stopped);
    }
}

package org.orcidcaravan.routing.dspace;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.dspace.row.DspaceStore.Fate;
import org.orcidcaravan.source.dspace.row.DspaceStore.Found;

/** What a run came to so far; several people may be at work at once. */
final class Tally {
    private final Consumer<String> log;
    private final int patience;
    private int done;
    private int failed;
    private int left;
    private int aside;
    private int gone;
    private int troubles;
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
    synchronized void count(RowOutcome outcome, Found found) {
        if (found == Found.GONE) {
            gone++;
            return;
        }
        switch (outcome.fate()) {
            case DONE -> done++;
            case COUNTED -> failed++;
            case ASIDE -> aside++;
            case KEPT -> left++;
        }
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

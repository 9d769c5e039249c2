package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.measure.reconcile.Reconciliation;
import org.orcidcaravan.measure.reconcile.Round;
import org.orcidcaravan.measure.reconcile.Rounds;
import org.orcidcaravan.push.Finding;
import org.orcidcaravan.push.call.CredentialsUnset;
import org.orcidcaravan.push.call.PaceStore;
import org.orcidcaravan.push.call.Ticker;
import org.orcidcaravan.routing.Routes;
import org.orcidcaravan.sync.mirror.SummaryFiles;

/** Reconciles for somebody who waits for it. */
@Unremovable
@ApplicationScoped
class ReconcileRun {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    /** So long without an answer to any question. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final List<String> COLUMNS =
            List.of("via", "outcome", "people", "unproved", "absent", "unreadable", "busy", "to_ask");

    private final State state;
    private final Reconciliation reconciliation;
    private final Rounds rounds;
    private final Routes routes;
    private final PaceStore pace;
    private final Ticker ticker;

    ReconcileRun(
            State state, Reconciliation reconciliation, Rounds rounds, Routes routes, PaceStore pace, Ticker ticker) {
        this.state = state;
        this.reconciliation = reconciliation;
        this.rounds = rounds;
        this.routes = routes;
        this.pace = pace;
        this.ticker = ticker;
    }

    /** Gives the exit status. */
    int run(ReconcileCommand.@Nullable Source source, boolean rehearses, Printed out, PrintWriter err)
            throws InterruptedException {
        if (!reconciliation.known()) {
            throw new CredentialsUnset();
        }
        Optional<SummaryFiles> copy = reconciliation.copy();
        if (source != ReconcileCommand.Source.API && copy.isPresent()) {
            state.open();
            return mirror(copy.get(), rehearses, out, err);
        }
        if (source == ReconcileCommand.Source.MIRROR || rehearses) {
            err.println("There is no copy of ORCID's summaries in the data folder: let the service make one, or"
                    + " \"download -s\" into that folder; or use --from api.");
            return ExitStatus.LEFT;
        }
        state.open();
        return api(out, err);
    }

    private int mirror(SummaryFiles copy, boolean rehearses, Printed out, PrintWriter err) {
        Optional<Round> round = reconciliation.mirror(copy, Actor.name(), rehearses, new Reconciliation.Told() {
            @Override
            public void found(String orcid, Finding finding) {
                err.printf("%s: %s \"%s\": %s%n", orcid, finding.kind().text(), finding.label(), finding.message());
            }

            @Override
            public void unreadable(Path file, String why) {
                err.printf("The summary %s %s.%n", file.getFileName(), why);
            }
        });
        err.flush();
        if (round.isEmpty()) {
            err.println("Another reconciliation is under way: wait for its end.");
            return ExitStatus.LEFT;
        }
        return report(round.get(), out);
    }

    /** Until all is answered, or ORCID is not well. */
    private int api(Printed out, PrintWriter err) throws InterruptedException {
        int parts = reconciliation.askNow();
        out.say("ORCID is asked about " + parts + " parts of records.");
        if (reconciliation.asking() == 0) {
            return ExitStatus.DONE;
        }
        routes.start();
        int left = reconciliation.asking();
        long moved = ticker.nanos();
        while (left > 0 && !pace.standing().blocked() && ticker.nanos() - moved < PATIENCE.toNanos()) {
            ticker.pause(LOOK_AGAIN);
            int now = reconciliation.asking();
            moved = now == left ? moved : ticker.nanos();
            left = now;
        }
        if (reconciliation.asking() > 0) {
            String reason = pace.standing().reason();
            err.println("Stopped early: " + (reason == null ? "ORCID did not answer all." : reason)
                    + " The service asks about the rest.");
            err.flush();
            return ExitStatus.LEFT;
        }
        return report(ended(moved), out);
    }

    /** Whoever sees that nothing is left to ask ends the round. */
    private Round ended(long since) throws InterruptedException {
        Round round = rounds.newest(1).getFirst();
        while (round.endedAt() == null && ticker.nanos() - since < PATIENCE.toNanos()) {
            ticker.pause(LOOK_AGAIN);
            round = rounds.newest(1).getFirst();
        }
        return round;
    }

    private int report(Round round, Printed out) {
        Round.Tally tally = round.tally();
        int asking = reconciliation.asking();
        List<Object> row = new ArrayList<>(List.of(
                round.via(),
                String.valueOf(round.outcome()),
                tally.people(),
                tally.unproved(),
                tally.absent(),
                tally.unreadable(),
                tally.busy(),
                asking));
        List<String> columns = new ArrayList<>(COLUMNS);
        for (Finding.Kind kind : Finding.Kind.values()) {
            columns.add(kind.text());
            row.add(round.findings().getOrDefault(kind.text(), 0L));
        }
        out.table(columns, List.of(row), values -> sentence(columns, values));
        return tally.unreadable() > 0 || asking > 0 || !"complete".equals(round.outcome())
                ? ExitStatus.LEFT
                : ExitStatus.DONE;
    }

    private static String sentence(List<String> columns, List<Object> values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            line.append(i == 0 ? "" : ", ").append(columns.get(i)).append(' ').append(values.get(i));
        }
        return line.toString();
    }
}

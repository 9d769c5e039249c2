package org.orcidcaravan.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.routing.handover.Arrival;
import org.orcidcaravan.routing.handover.Receipt;
import org.orcidcaravan.source.record.Run;
import picocli.CommandLine;

/** Says what an import of works came to: bad rows at once, the figures at the end. */
final class ImportedWorks {
    private final Path file;
    private final PrintWriter err;
    private final Map<Offer.Taken, Integer> counts = new EnumMap<>(Offer.Taken.class);
    private int refused;
    private int nobodys;
    private int keptBack;
    private long vanished;
    private boolean left;

    ImportedWorks(Path file, PrintWriter err) {
        this.file = file;
        this.err = err;
    }

    void note(Receipt receipt) {
        switch (receipt) {
            case Receipt.Refused(long line, String reason) -> {
                refused++;
                err.println(file + ":" + line + ": " + reason);
            }
            case Receipt.Accepted accepted -> {
                accepted.notes().forEach(note -> err.println(file + ":" + accepted.line() + ": note: " + note));
                accepted.shares().forEach(share -> counts.merge(share.taken(), 1, Integer::sum));
            }
        }
    }

    void note(Arrival arrival) {
        String place = file + ":" + arrival.place() + ": ";
        switch (arrival.outcome()) {
            case REFUSED -> {
                refused++;
                arrival.notes().forEach(note -> err.println(place + note));
            }
            case NOBODYS -> {
                nobodys++;
                err.println(place
                        + (arrival.notes().isEmpty()
                                ? "Nobody here is known to be one of its authors; it is kept, and goes on by itself"
                                        + " when that changes."
                                : String.join(" ", arrival.notes())));
            }
            case KEPT_BACK -> {
                keptBack++;
                arrival.notes().forEach(note -> err.println(place + "note: " + note));
            }
            case SAME -> counts.merge(Offer.Taken.UNCHANGED, 1, Integer::sum);
            case TAKEN, VANISHED -> {
                arrival.notes().forEach(note -> err.println(place + "note: " + note));
                arrival.shares().forEach(share -> counts.merge(share.taken(), 1, Integer::sum));
            }
        }
    }

    /** How the run ended that the file was. */
    void note(Run run) {
        if (run.outcome() != Run.Outcome.DONE) {
            left = true;
            err.println(file + ": " + run.problem());
        }
        vanished = run.tally().vanished();
    }

    int say(CommandLine line, boolean dryRun) {
        err.flush();
        PrintWriter out = line.getOut();
        out.printf(
                Locale.ROOT,
                "%s%,d queued, %,d waiting, %,d to be chosen, %,d unchanged, %,d suppressed, %,d removed, %,d dead, %,d refused.%n",
                dryRun ? "Nothing was changed; it would be: " : "",
                count(Offer.Taken.QUEUED),
                count(Offer.Taken.WAITING),
                count(Offer.Taken.HELD),
                count(Offer.Taken.UNCHANGED),
                count(Offer.Taken.SUPPRESSED),
                count(Offer.Taken.REMOVED),
                count(Offer.Taken.DEAD),
                refused);
        if (nobodys + keptBack + vanished > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d of nobody here, %,d kept back by a rule, %,d gone: the page /sources says more.%n",
                    nobodys,
                    keptBack,
                    vanished);
        }
        if (refused > 0) {
            out.println("Correct the refused rows and import the file again: what is in already stays as it is.");
        }
        if (count(Offer.Taken.WAITING) > 0) {
            out.println(
                    "What waits is sent when the people permit it: \"tokens check\" says whose permission is missing.");
        }
        if (count(Offer.Taken.HELD) > 0) {
            out.println("What is to be chosen is sent when its researcher says so, on their page.");
        }
        out.flush();
        return refused + nobodys > 0 || left ? ExitStatus.LEFT : ExitStatus.DONE;
    }

    private int count(Offer.Taken taken) {
        return counts.getOrDefault(taken, 0);
    }
}

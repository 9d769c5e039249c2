package org.orcidcaravan.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.routing.handover.Receipt;
import picocli.CommandLine;

/** Says what an import of works came to: bad rows at once, the figures at the end. */
final class ImportedWorks {
    private final Path file;
    private final PrintWriter err;
    private final Map<Offer.Taken, Integer> counts = new EnumMap<>(Offer.Taken.class);
    private int refused;

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
        return refused > 0 ? ExitStatus.LEFT : ExitStatus.DONE;
    }

    private int count(Offer.Taken taken) {
        return counts.getOrDefault(taken, 0);
    }
}

package org.orcidcaravan.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.orcidcaravan.consent.transfer.ImportReport;
import picocli.CommandLine;

/**
 * Says what an import of people or tokens came to.
 *
 * @param what the plural
 */
record ImportOutcome(String what, ImportReport report) {
    /** Warnings and bad rows, each with its line, and then the figures. */
    int say(CommandLine line) {
        each(line.getErr(), "warning: ", report.warnings());
        each(line.getErr(), "", report.bad());
        PrintWriter out = line.getOut();
        out.printf(
                Locale.ROOT,
                "%,d %s added, %,d changed, %,d unchanged, %,d bad rows.%s%n",
                report.added(),
                what,
                report.changed(),
                report.unchanged(),
                report.bad().size(),
                report.changedNothing() ? " Nothing was changed." : "");
        if (!report.complete()) {
            out.println("Correct the bad rows and import the file again: what is in already stays as it is.");
        }
        out.flush();
        return report.complete() ? ExitStatus.DONE : ExitStatus.LEFT;
    }

    private void each(PrintWriter err, String kind, List<ImportReport.Problem> problems) {
        problems.forEach(
                problem -> err.println(report.file() + ":" + problem.line() + ": " + kind + problem.reason() + "."));
        err.flush();
    }
}

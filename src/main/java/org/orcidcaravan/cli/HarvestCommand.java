package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.routing.Routes;
import org.orcidcaravan.source.fetch.RepositoryRefusal;
import org.orcidcaravan.source.harvest.HarvestReport;
import org.orcidcaravan.source.harvest.HarvestRequest;
import org.orcidcaravan.source.harvest.Harvests;
import org.orcidcaravan.source.record.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One harvest of a repository. */
@Command(
        name = "harvest",
        description = {
            "Harvests a repository now: what changed since its last harvest, or the rest of one that was interrupted.",
            "Which repository a name stands for is set with caravan.source.SOURCE.url and its neighbours."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class HarvestCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "SOURCE", description = "The source's name in the settings.")
    String source = "";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Only what changed since that day, such as 2026-01-31, whatever was harvested before.")
    @Nullable
    LocalDate from;

    @Option(
            names = "--full",
            description = {
                "All of it, whatever was harvested before. What it no longer has is taken back, as",
                "caravan.source.SOURCE.vanished says."
            })
    boolean full;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Routes routes;

    @Inject
    Harvests harvests;

    @Override
    public Integer call() {
        if (full && from != null) {
            throw new ParameterException(spec.commandLine(), "Give --from or --full, not both.");
        }
        Instant since = from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant();
        state.open();
        try {
            return say(routes.harvest(new HarvestRequest(source, since, full), harvests.kind(source)));
        } catch (RepositoryRefusal e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int say(HarvestReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Read %s.%n", report.figures());
        Run run = report.run();
        if (run != null) {
            out.printf(
                    Locale.ROOT,
                    "%,d added, %,d changed, %,d the same, %,d gone, %,d refused, %,d of nobody here.%n",
                    run.tally().added(),
                    run.tally().changed(),
                    run.tally().same(),
                    run.tally().vanished(),
                    run.tally().refused(),
                    run.tally().nobodys());
        }
        String problem = report.problem() == null && run != null ? run.problem() : report.problem();
        if (problem != null) {
            spec.commandLine().getErr().println(problem);
        }
        boolean left = problem != null || run == null || run.tally().refused() > 0;
        return left ? ExitStatus.LEFT : ExitStatus.DONE;
    }
}

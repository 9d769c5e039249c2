package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.measure.funnel.Adoption;
import org.orcidcaravan.measure.funnel.Baseline;
import org.orcidcaravan.measure.funnel.Headcount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The measure of success. */
@Command(
        name = "stats",
        description = {
            "Shows how many people are known, invited, opened their invitation, are connected, let us write, and have at",
            "least one work of ours in their record: day by day, by UTC. Today is counted anew. Then it says",
            "how many records of our copy name us, as it was counted last with --baseline."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class StatsCommand implements Callable<Integer>, NeedsState {
    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "The first day, as 2026-11-21. Default: the last one.")
    @Nullable
    LocalDate since;

    @Option(names = "--unit", paramLabel = "UNIT", description = "Only people of this unit.")
    @Nullable
    String unit;

    @Option(
            names = "--baseline",
            description = "Only count the records in our copy of ORCID's summaries that name the institution by one of"
                    + " caravan.institution.ids in a current employment, or by an e-mail address; and keep the figure.")
    boolean countBaseline;

    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Adoption adoption;

    @Inject
    Baseline baseline;

    @Inject
    BaselineRun run;

    @Override
    public Integer call() throws InterruptedException {
        Printed out = new Printed(spec.commandLine().getOut(), json);
        if (countBaseline) {
            if (since != null || unit != null) {
                throw new ParameterException(
                        spec.commandLine(), "--baseline counts all records of today: leave --since and --unit out.");
            }
            return run.run(out, spec.commandLine().getErr());
        }
        state.open();
        table(out);
        baseline.newest().ifPresent(figure -> out.say(figure.text()));
        return ExitStatus.DONE;
    }

    private void table(Printed out) {
        adoption.count();
        List<Adoption.Day> days = adoption.days(since, unit);
        List<Adoption.Day> shown = since != null || days.isEmpty() ? days : List.of(days.getLast());
        List<String> columns = new ArrayList<>(List.of("day"));
        columns.addAll(Adoption.STEPS);
        out.table(
                columns,
                shown.stream().map(StatsCommand::row).toList(),
                row -> String.format(
                        "%s: %s known, %s invited, %s opened, %s connected, %s let us write, %s with a work sent",
                        row.toArray()));
        if (shown.isEmpty()) {
            out.say("Nobody is known yet: take people in with \"people import\".");
        }
    }

    private static List<Object> row(Adoption.Day day) {
        Headcount people = day.people();
        return List.of(
                day.day(),
                people.known(),
                people.invited(),
                people.opened(),
                people.connected(),
                people.writable(),
                people.sent());
    }
}

package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.measure.funnel.Adoption;
import org.orcidcaravan.measure.funnel.Headcount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The measure of success. */
@Command(
        name = "stats",
        description = {
            "Shows how many people are known, invited, opened their invitation, are connected, let us write, and have at",
            "least one work of ours in their record: day by day, by UTC. Today is counted anew."
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

    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Adoption adoption;

    @Override
    public Integer call() {
        state.open();
        adoption.count();
        List<Adoption.Day> days = adoption.days(since, unit);
        List<Adoption.Day> shown = since != null || days.isEmpty() ? days : List.of(days.getLast());
        Printed out = new Printed(spec.commandLine().getOut(), json);
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
        return ExitStatus.DONE;
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

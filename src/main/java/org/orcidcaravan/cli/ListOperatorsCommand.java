package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.orcidcaravan.access.Operator;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The operators, as a table. */
@Command(
        name = "list",
        description = "Lists the operators: what they may do, when they last signed in, and whether they are locked.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ListOperatorsCommand implements Callable<Integer>, NeedsState {
    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Operators operators;

    @Override
    public Integer call() {
        state.open();
        List<Operator> all = operators.all();
        Printed out = new Printed(spec.commandLine().getOut(), json);
        out.table(
                List.of("login", "name", "role", "provided", "lastSignInAt", "failures", "pausedUntil", "lockedAt"),
                all.stream().map(ListOperatorsCommand::row).toList(),
                row -> row.get(0) + ": " + row.get(1) + ", " + row.get(2)
                        + (row.get(4).toString().isEmpty() ? ", never signed in" : ", last signed in " + row.get(4))
                        + (row.get(6).toString().isEmpty()
                                ? ""
                                : ", pause until " + row.get(6) + " after " + row.get(5) + " failures")
                        + (row.get(7).toString().isEmpty() ? "" : ", locked since " + row.get(7)));
        if (all.isEmpty()) {
            out.say("There are no operators yet: make one with \"admin create USER\".");
        }
        return ExitStatus.DONE;
    }

    private static List<Object> row(Operator operator) {
        return List.of(
                operator.login(),
                operator.name(),
                operator.role().text(),
                operator.provided(),
                Objects.toString(operator.lastSignInAt(), ""),
                operator.barred().failures(),
                Objects.toString(operator.barred().pausedUntil(), ""),
                Objects.toString(operator.barred().lockedAt(), ""));
    }
}

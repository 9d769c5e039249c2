package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.access.OperatorChange;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A login works again. */
@Command(
        name = "unlock",
        description = "Unlocks an operator, and ends a pause after wrong passwords.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class UnlockOperatorCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "USER", description = "The login.")
    String login = "";

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Operators operators;

    @Override
    public Integer call() {
        state.open();
        int status = OperatorChanged.by(spec, operators, login, OperatorChange.locked(false));
        spec.commandLine().getOut().println(login + " can sign in again.");
        spec.commandLine().getOut().flush();
        return status;
    }
}

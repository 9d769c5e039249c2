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

/** Nobody signs in with a login any more. */
@Command(
        name = "lock",
        description = "Locks an operator out: they are signed out at once, and cannot sign in until they are unlocked.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class LockOperatorCommand implements Callable<Integer>, NeedsState {
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
        int status = OperatorChanged.by(spec, operators, login, OperatorChange.locked(true));
        spec.commandLine().getOut().println(login + " is locked and signed out.");
        spec.commandLine().getOut().flush();
        return status;
    }
}

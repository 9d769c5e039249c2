package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.access.OperatorChange;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Another password. */
@Command(
        name = "password",
        description = "Gives an operator another password; they are signed out everywhere.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ChangePasswordCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "USER", description = "The login.")
    String login = "";

    @Mixin
    PasswordOption password = new PasswordOption();

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Operators operators;

    @Override
    public Integer call() {
        state.open();
        int status = OperatorChanged.by(spec, operators, login, OperatorChange.password(password.read(spec)));
        spec.commandLine().getOut().println(login + " has another password and is signed out.");
        spec.commandLine().getOut().flush();
        return status;
    }
}

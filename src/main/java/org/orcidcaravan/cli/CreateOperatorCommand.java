package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.NewOperator;
import org.orcidcaravan.access.Operator;
import org.orcidcaravan.access.OperatorRefused;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A new operator. */
@Command(
        name = "create",
        description = "Makes an operator, who signs in to the pages with a password of at least 12 characters.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class CreateOperatorCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "USER", description = "The login: letters a to z, digits and . _ @ -.")
    String login = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The person's name; without it, the login.")
    @Nullable
    String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "admin",
            description =
                    "What they may do: viewer looks, operator also acts, admin may do all. Without this: ${DEFAULT-VALUE}.")
    Role role = Role.ADMIN;

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
        try {
            NewOperator wanted = new NewOperator(login, name == null ? login : name, role, password.read(spec));
            Operator made = operators.create(wanted, Actor.name());
            spec.commandLine().getOut().println("The " + made.role().text() + " " + made.login() + " can sign in.");
            spec.commandLine().getOut().flush();
            return ExitStatus.DONE;
        } catch (OperatorRefused e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}

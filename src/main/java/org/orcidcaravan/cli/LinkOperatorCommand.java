package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.access.OperatorRefused;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An operator and a subject of the OpenID provider become one. */
@Command(
        name = "link",
        description =
                "Lets an operator sign in with the institution's OpenID provider, which then also says their role. A password"
                        + " that they have stays, for when the provider is down.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class LinkOperatorCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "USER", description = "The login.")
    String login = "";

    @Parameters(
            paramLabel = "SUBJECT",
            description =
                    "Issuer and subject with a space between, in quotes. The audit of a refused sign-in shows it.")
    String subject = "";

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
            if (operators.link(login, subject, Actor.name()).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "There is no operator " + login + ": \"admin list\" shows all of them.");
            }
        } catch (OperatorRefused e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        spec.commandLine().getOut().println(login + " can sign in with the OpenID provider.");
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }
}

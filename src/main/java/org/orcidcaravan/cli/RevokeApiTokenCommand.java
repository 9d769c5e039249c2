package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.access.ApiTokens;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The end of a program's token. */
@Command(
        name = "revoke",
        description = "Revokes the token of this name: it is refused from the next request on.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class RevokeApiTokenCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "NAME", description = "The name that it was made with.")
    String name = "";

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    ApiTokens tokens;

    @Override
    public Integer call() {
        state.open();
        if (!tokens.revoke(name, Actor.name())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no valid token named " + name + ": \"api-token list\" shows all of them.");
        }
        spec.commandLine().getOut().println("The token of " + name + " is revoked.");
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }
}

package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tokens for programs. */
@Command(
        name = "api-token",
        description = "Tokens by which programs use the HTTP API. Not to be confused with researchers' permissions.",
        mixinStandardHelpOptions = true,
        subcommands = {CreateApiTokenCommand.class, ListApiTokensCommand.class, RevokeApiTokenCommand.class},
        footer = ExitStatus.HELP)
public class ApiTokenCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

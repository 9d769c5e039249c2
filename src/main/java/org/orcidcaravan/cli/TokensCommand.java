package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The permissions. */
@Command(
        name = "tokens",
        description = "Permissions that researchers gave at ORCID; the vault.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportTokensCommand.class,
            CheckTokensCommand.class,
            RotateTokensCommand.class,
            ExportTokensCommand.class
        },
        footer = ExitStatus.HELP)
public class TokensCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

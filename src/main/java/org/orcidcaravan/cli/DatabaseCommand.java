package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The database as a whole. */
@Command(
        name = "database",
        description = "The database that holds the state.",
        mixinStandardHelpOptions = true,
        subcommands = MoveDatabaseCommand.class,
        footer = ExitStatus.HELP)
public class DatabaseCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

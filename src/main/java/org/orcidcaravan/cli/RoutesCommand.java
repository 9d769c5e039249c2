package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The operators' route files. */
@Command(
        name = "routes",
        description = "The operators' route files.",
        mixinStandardHelpOptions = true,
        subcommands = CheckRoutesCommand.class,
        footer = ExitStatus.HELP)
public class RoutesCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

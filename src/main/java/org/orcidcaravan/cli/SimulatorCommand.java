package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The simulated world. */
@Command(
        name = "simulator",
        description = "The simulated ORCID world of development and try-out.",
        mixinStandardHelpOptions = true,
        subcommands = MutateSimulatorCommand.class,
        footer = ExitStatus.HELP)
public class SimulatorCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

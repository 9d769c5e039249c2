package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a mirror's files are stored. */
@Command(
        name = "storage",
        description = "Changes how a mirror's files are stored.",
        mixinStandardHelpOptions = true,
        subcommands = ConvertStorageCommand.class,
        footer = ExitStatus.HELP)
public class StorageCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: convert.");
    }
}

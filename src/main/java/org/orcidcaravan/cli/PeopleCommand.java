package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The researchers. */
@Command(
        name = "people",
        description = "Researchers and their iDs.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportPeopleCommand.class,
            ListPeopleCommand.class,
            ExportPeopleCommand.class,
            ResumePersonCommand.class
        },
        footer = ExitStatus.HELP)
public class PeopleCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

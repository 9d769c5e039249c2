package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The works. */
@Command(
        name = "works",
        description = "Works that are carried to ORCID, and how each stands.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportWorksCommand.class,
            ListWorksCommand.class,
            SuppressWorkCommand.class,
            UnsuppressWorkCommand.class,
            RecreateWorkCommand.class,
            RecheckWorksCommand.class
        },
        footer = ExitStatus.HELP)
public class WorksCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

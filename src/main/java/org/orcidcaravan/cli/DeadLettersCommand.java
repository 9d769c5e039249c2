package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was given up. */
@Command(
        name = "dead-letters",
        description = "What was given up and is not in ORCID's records: why, and what is to become of it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListDeadLettersCommand.class,
            ShowDeadLetterCommand.class,
            ReplayDeadLettersCommand.class,
            DiscardDeadLettersCommand.class
        },
        footer = ExitStatus.HELP)
public class DeadLettersCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Operators who sign in to the pages. */
@Command(
        name = "admin",
        description = "Operators who sign in to the pages. There is nobody until the first one is made here.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CreateOperatorCommand.class,
            ListOperatorsCommand.class,
            LockOperatorCommand.class,
            UnlockOperatorCommand.class,
            ChangePasswordCommand.class,
            LinkOperatorCommand.class
        },
        footer = ExitStatus.HELP)
public class AdminCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

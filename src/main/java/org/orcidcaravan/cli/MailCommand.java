package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What concerns mails. */
@Command(
        name = "mail",
        description = "Mails to researchers: those that came back, and letting mails go on after errors.",
        mixinStandardHelpOptions = true,
        subcommands = {MailBounceCommand.class, MailResumeCommand.class},
        footer = ExitStatus.HELP)
public class MailCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

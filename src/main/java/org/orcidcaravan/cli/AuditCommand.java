package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who did what. */
@Command(
        name = "audit",
        description = "Who did what: every act of an operator, a program or a command.",
        mixinStandardHelpOptions = true,
        subcommands = VerifyAuditCommand.class,
        footer = ExitStatus.HELP)
public class AuditCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

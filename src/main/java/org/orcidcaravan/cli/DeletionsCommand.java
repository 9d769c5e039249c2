package org.orcidcaravan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What vanished from ORCID's buckets. */
@Command(
        name = "deletions",
        description = {
            "What vanished from ORCID's buckets, or does not match caravan.sync.keep any more, and would be removed here.",
            "A scan that would remove too much at once stops, until somebody confirms or refuses it."
        },
        mixinStandardHelpOptions = true,
        subcommands = {ListDeletionsCommand.class, ConfirmDeletionsCommand.class, RefuseDeletionsCommand.class},
        footer = ExitStatus.HELP)
public class DeletionsCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** A group of commands does nothing by itself. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of the commands of \"" + spec.qualifiedName() + "\".");
    }
}

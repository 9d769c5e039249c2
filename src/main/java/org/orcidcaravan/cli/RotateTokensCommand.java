package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.Rotation;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A new key for the vault. */
@Command(
        name = "rotate",
        description = {
            "Adds a new key to the file of caravan.tokens.key and encrypts all tokens with it. A running service goes on.",
            "Older keys stay in the file, so that backups of the database can still be read.",
            "Instances with a copy of the file of their own need the new one at once."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class RotateTokensCommand implements Callable<Integer>, NeedsState {
    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Rotation rotation;

    @Override
    public Integer call() {
        state.open();
        Rotation.Report report = rotation.rotate();
        report.troubles().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%,d tokens encrypted with the new key, %,d left as they were; %d keys in the file. Back it up.%n",
                        report.renewed(),
                        report.troubles().size(),
                        report.keys());
        spec.commandLine().getOut().flush();
        return report.troubles().isEmpty() ? ExitStatus.DONE : ExitStatus.LEFT;
    }
}

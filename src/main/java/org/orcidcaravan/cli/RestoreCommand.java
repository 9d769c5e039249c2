package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.orcidcaravan.database.copy.Copies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The state, out of a file. */
@Command(
        name = "restore",
        description = {
            "Fills an empty database from a backup: all of it, or nothing. A backup of an earlier Caravan is brought to this",
            "version's form. A database in which Caravan was started before is not empty, and nothing is done to it: name",
            "another caravan.data.dir, or another database.",
            "Put the file of caravan.tokens.key back as well before the service starts."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class RestoreCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "FILE", description = "What \"backup\" wrote.")
    Path file = Path.of("");

    @Spec
    CommandSpec spec;

    @Inject
    Copies copies;

    @Override
    public Integer call() {
        Copies.Copied copied = copies.restore(file);
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d rows of %d tables are back, as of %s. See that the file of caravan.tokens.key is there too.%n",
                        copied.rows(), copied.tables(), copied.takenAt());
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }
}

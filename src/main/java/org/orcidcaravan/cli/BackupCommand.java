package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.orcidcaravan.database.copy.Copies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The state, as a file. */
@Command(
        name = "backup",
        description = {
            "Writes the whole state into a new file: people, permissions, queue, audit, what is known of the mirrors.",
            "It is as of one moment; the service may go on meanwhile. The file can be restored into any PostgreSQL 14 or",
            "later. Only its owner may read it: it holds personal data.",
            "Not in it: the objects of the mirrors, the settings, the routes, and the keys of the tokens. Without the file",
            "of caravan.tokens.key the tokens in a backup are worth nothing: keep that elsewhere."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class BackupCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "FILE", description = "The file, which must not be there yet.")
    Path file = Path.of("");

    @Spec
    CommandSpec spec;

    @Inject
    Copies copies;

    @Override
    public Integer call() {
        Copies.Copied copied = copies.backup(file);
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d rows of %d tables, as of %s, are in %s. The keys of the tokens are not.%n",
                        copied.rows(), copied.tables(), copied.takenAt(), file);
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }
}

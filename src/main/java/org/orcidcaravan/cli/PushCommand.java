package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One bulk pass over the queue, or over DSpace's. */
@Command(
        name = "push",
        description = {
            "Sends everything that is due to ORCID, says for each item what came of it, and ends.",
            "It keeps the pace together with a service that runs on the same database."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class PushCommand implements Callable<Integer>, NeedsState {
    @Option(
            names = {"-f", "--force"},
            description = "Also try once more what has used up its attempts; never what was removed or suppressed.")
    boolean force;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "dspace: send DSpace's own queue, in place of its orcid-bulk-push.")
    @Nullable
    String source;

    @Option(names = "--dry-run", description = "With --source: list what would be sent, and send nothing.")
    boolean dryRun;

    @Option(
            names = "--alone",
            description = "With --source: nobody else sends this queue; forget the signs that somebody did.")
    boolean alone;

    @Option(names = "--csv", description = "With --source: a list as CSV.")
    boolean csv;

    @Option(names = "--json", description = "With --source: a list as JSON.")
    boolean json;

    @Inject
    PushRun run;

    @Inject
    DspacePush dspace;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (source == null) {
            if (dryRun || alone || csv || json) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--dry-run, --alone, --csv and --json go with --source. Add --source dspace.");
            }
            return run.run(force);
        }
        if (!source.equals("dspace")) {
            throw new ParameterException(
                    spec.commandLine(), "There is no source '" + source + "' to push. Use --source dspace.");
        }
        return dspace.run(
                new DspacePush.Wish(force, alone, dryRun, csv, json),
                spec.commandLine().getOut());
    }
}

package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One bulk pass over the queue. */
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

    @Inject
    PushRun run;

    @Override
    public Integer call() throws InterruptedException {
        return run.run(force);
    }
}

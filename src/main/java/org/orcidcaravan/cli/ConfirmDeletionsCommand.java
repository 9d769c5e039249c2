package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.sync.pass.DeletionDecisions;
import org.orcidcaravan.sync.pass.Removable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A decision about deletions that wait. */
@Command(
        name = "confirm",
        description =
                "Lets what vanished upstream, or is not to be kept, be removed here: by the next pass, each after one more look.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ConfirmDeletionsCommand implements Callable<Integer>, NeedsState {
    @Parameters(index = "0", paramLabel = "MIRROR", description = "Its number, as \"deletions list\" has it.")
    int mirror;

    @Parameters(index = "1", paramLabel = "CLASS", description = "summaries, activities, or records.")
    Removable what = Removable.SUMMARIES;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    DeletionDecisions decisions;

    @Override
    public Integer call() {
        state.open();
        if (!decisions.decide(mirror, what, true, Actor.name())) {
            spec.commandLine()
                    .getErr()
                    .println("No deletions of " + what.word() + " wait in mirror " + mirror + ": nothing is changed.");
            spec.commandLine().getErr().flush();
            return ExitStatus.LEFT;
        }
        spec.commandLine().getOut().println("The next pass removes them.");
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }
}

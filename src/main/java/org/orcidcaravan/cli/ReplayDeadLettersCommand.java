package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.push.DeadLetterFilter;
import org.orcidcaravan.push.DeadLetters;
import org.orcidcaravan.push.Replay;
import org.orcidcaravan.push.ReplayState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Dead letters, once more. */
@Command(
        name = "replay",
        description = {
            "Sends dead letters again: when it is their turn, at the pace of everything else, with attempts anew.",
            "What may be in the record already is looked for first. Twice is once: what is no longer on the list is left.",
            "Ctrl-C stops it: what is not taken up yet stays on the list."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ReplayDeadLettersCommand implements Callable<Integer>, NeedsState {
    @Mixin
    DeadLetterSelection which = new DeadLetterSelection();

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    DeadLetters letters;

    @Inject
    ReplayRun run;

    @Override
    public Integer call() throws InterruptedException {
        Optional<DeadLetterFilter> filter = which.filter(spec.commandLine());
        state.open();
        if (filter.isPresent()) {
            return say(run.run(filter.get(), Actor.name()));
        }
        boolean all = true;
        for (long id : which.ids) {
            all &= DeadLetterSelection.say(spec.commandLine(), id, letters.replay(id, null, Actor.name()));
        }
        return all ? ExitStatus.DONE : ExitStatus.LEFT;
    }

    private int say(Replay replay) {
        spec.commandLine().getOut().printf(Locale.ROOT, "%,d dead letters are sent again.%n", replay.done());
        spec.commandLine().getOut().flush();
        if (replay.state() == ReplayState.DONE) {
            return ExitStatus.DONE;
        }
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "Somebody stopped it: of %,d, the others are still on the list.%n",
                        replay.total());
        spec.commandLine().getErr().flush();
        return ExitStatus.LEFT;
    }
}

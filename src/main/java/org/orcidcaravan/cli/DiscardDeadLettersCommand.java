package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.push.DeadLetterFilter;
import org.orcidcaravan.push.DeadLetters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Dead letters, no more. */
@Command(
        name = "discard",
        description = {
            "Takes dead letters off the list: in this form they are never sent.",
            "When the source has one with another content, that is sent."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class DiscardDeadLettersCommand implements Callable<Integer>, NeedsState {
    @Mixin
    DeadLetterSelection which = new DeadLetterSelection();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with them.")
    String reason = "";

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    DeadLetters letters;

    @Override
    public Integer call() {
        Optional<DeadLetterFilter> filter = which.filter(spec.commandLine());
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason is empty: say why they are discarded.");
        }
        state.open();
        if (filter.isPresent()) {
            long number = letters.discard(filter.get(), reason, Actor.name());
            spec.commandLine().getOut().printf(Locale.ROOT, "%,d dead letters are discarded.%n", number);
            spec.commandLine().getOut().flush();
            return ExitStatus.DONE;
        }
        boolean all = true;
        for (long id : which.ids) {
            all &= DeadLetterSelection.say(spec.commandLine(), id, letters.discard(id, null, reason, Actor.name()));
        }
        return all ? ExitStatus.DONE : ExitStatus.LEFT;
    }
}

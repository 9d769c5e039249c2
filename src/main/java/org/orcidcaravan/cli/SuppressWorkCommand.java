package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.database.State;
import org.orcidcaravan.push.Suppressions;
import org.orcidcaravan.push.Suppressions.Changed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A work that is never to be sent. */
@Command(
        name = "suppress",
        description = {
            "Never sends a work, though its source offers it, until \"works unsuppress\".",
            "What is in the record already stays there."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class SuppressWorkCommand implements Callable<Integer>, NeedsState {
    @Mixin
    WorkArguments work = new WorkArguments();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with it.")
    String reason = "";

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    PersonStore people;

    @Inject
    Suppressions suppressions;

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason is empty: say why it is never to be sent.");
        }
        state.open();
        Changed changed = suppressions.suppress(work.key(people, spec.commandLine()), reason, Actor.name());
        return changed.changed()
                ? work.done(
                        spec.commandLine(), "%s is never sent from now on; %,d tasks are stopped.%n", changed.tasks())
                : work.left(spec.commandLine(), "was not to be sent already");
    }
}

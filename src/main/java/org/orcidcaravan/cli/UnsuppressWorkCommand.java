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
import picocli.CommandLine.Spec;

/** A work that may be sent again. */
@Command(
        name = "unsuppress",
        description = {"Takes \"works suppress\" back: the work is sent again, unless ORCID has it as its source does."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class UnsuppressWorkCommand implements Callable<Integer>, NeedsState {
    @Mixin
    WorkArguments work = new WorkArguments();

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
        state.open();
        Changed changed = suppressions.lift(work.key(people, spec.commandLine()), Actor.name());
        return changed.changed()
                ? work.done(spec.commandLine(), "%s may be sent again; %,d tasks go on.%n", changed.tasks())
                : work.left(spec.commandLine(), "is not suppressed");
    }
}

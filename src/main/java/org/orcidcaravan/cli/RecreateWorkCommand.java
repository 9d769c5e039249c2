package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.database.State;
import org.orcidcaravan.push.Revival;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A work that its owner deleted, and wants back. */
@Command(
        name = "recreate",
        description = {
            "Adds a work again that the researcher had deleted in the record.",
            "It does so only on this word; ask the researcher before."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class RecreateWorkCommand implements Callable<Integer>, NeedsState {
    @Mixin
    WorkArguments work = new WorkArguments();

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    PersonStore people;

    @Inject
    Revival revival;

    @Override
    public Integer call() {
        state.open();
        int items = revival.recreate(work.key(people, spec.commandLine()), Actor.name());
        return items > 0
                ? work.done(spec.commandLine(), "%s is created anew; items: %,d.%n", items)
                : work.left(
                        spec.commandLine(), "was not deleted in the record, is suppressed, or is on its way just now");
    }
}

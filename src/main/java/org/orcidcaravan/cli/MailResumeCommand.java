package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.invite.MailBrake;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** After the storm brake. */
@Command(
        name = "resume",
        description = "Lets mails go on after too many errors in a row stopped them.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class MailResumeCommand implements Callable<Integer>, NeedsState {
    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    MailBrake brake;

    @Override
    public Integer call() {
        state.open();
        boolean resumed = brake.resume(Actor.name());
        spec.commandLine().getOut().println(resumed ? "Mails go on." : "Mails were not stopped; nothing is changed.");
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }
}

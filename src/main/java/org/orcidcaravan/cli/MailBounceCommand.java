package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.invite.Bounces;
import org.orcidcaravan.consent.invite.CampaignRefused;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A mail that came back. */
@Command(
        name = "bounce",
        description = {
            "Notes that mail to an address came back: it gets no mail any more. Twice is once.",
            "A filter of the mail server may call this for each report that comes in."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class MailBounceCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "ADDRESS", description = "The address that takes no mail.")
    String address = "";

    @Option(names = "--detail", paramLabel = "TEXT", description = "What the report says.")
    String detail = "It came back.";

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Bounces bounces;

    @Override
    public Integer call() {
        state.open();
        try {
            Bounces.Outcome outcome = bounces.cameBack(address, detail, Actor.name());
            spec.commandLine()
                    .getOut()
                    .println(
                            outcome.fresh()
                                    ? "The address gets no mail any more. Planned mails that are not sent because of it: "
                                            + outcome.suppressed() + "."
                                    : "The address got no mail already; nothing more to do.");
            spec.commandLine().getOut().flush();
            return ExitStatus.DONE;
        } catch (CampaignRefused refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }
}

package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.invite.CampaignPlan;
import org.orcidcaravan.consent.invite.CampaignRefused;
import org.orcidcaravan.consent.invite.Intended;
import org.orcidcaravan.consent.invite.Invitations;
import org.orcidcaravan.consent.invite.LetterUnfit;
import org.orcidcaravan.consent.invite.MailSettings;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The mass mailer. */
@Command(
        name = "invite",
        description = {
            "Plans the mails of a campaign that are due, sends them in the campaign's hours, and ends.",
            "Each mail goes once, however often this is run; cron may run it every day.",
            "A service on the same database sends along with it."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class InviteCommand implements Callable<Integer>, NeedsState {
    private static final List<String> COLUMNS =
            List.of("personId", "name", "address", "mail", "round", "language", "subject", "why", "leftOut");

    @Option(
            names = "--campaign",
            required = true,
            paramLabel = "NAME",
            description = "The campaign: the name of its file, without .yaml.")
    String campaign = "";

    @Option(
            names = "--dry-run",
            description = "Only show every mail that would be planned: to whom, its subject, and why.")
    boolean dryRun;

    @Option(names = "--json", description = "Print the table of mails as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Invitations invitations;

    @Inject
    MailSettings settings;

    @Inject
    InviteRun run;

    @Override
    public Integer call() throws InterruptedException {
        if (!dryRun && (settings.host().isEmpty() || settings.from().isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing can be sent: set caravan.mail.host and caravan.mail.from.");
        }
        state.open();
        try {
            CampaignPlan plan = dryRun ? invitations.rehearse(campaign) : invitations.plan(campaign, Actor.name());
            Printed out = new Printed(spec.commandLine().getOut(), json);
            out.table(COLUMNS, plan.mails().stream().map(InviteCommand::row).toList(), InviteCommand::line);
            out.say(String.format(
                    Locale.ROOT,
                    "%s: %,d; left out: %,d; due and beyond the campaign's limit: %,d.",
                    dryRun ? "Would be planned" : "Planned",
                    plan.going().size(),
                    plan.leftOut().size(),
                    plan.beyondLimit()));
            if (!dryRun) {
                return run.run(campaign, out);
            }
            return ExitStatus.DONE;
        } catch (CampaignRefused | LetterUnfit refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    private static List<Object> row(Intended mail) {
        return List.of(
                mail.personId(),
                mail.name(),
                mail.address(),
                mail.part(),
                mail.round(),
                mail.language(),
                mail.subject(),
                mail.why(),
                Objects.toString(mail.leftOut(), ""));
    }

    private static String line(List<Object> row) {
        String subject = row.get(6).toString();
        String leftOut = row.get(8).toString();
        return row.get(0) + ": " + row.get(3) + " (" + row.get(5) + ") to " + row.get(1) + " <" + row.get(2) + ">"
                + (subject.isEmpty() ? "" : ", \"" + subject + "\"") + ", because " + row.get(7)
                + (leftOut.isEmpty() ? "" : "; left out: " + leftOut);
    }
}

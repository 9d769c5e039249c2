package org.orcidcaravan.consent.invite;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.Person;

/** Plans mails: each at most once, however often and by however many this is done. */
@Named("invitations")
@Unremovable
@Singleton
public class Invitations {
    private static final Logger LOG = Logger.getLogger(Invitations.class);

    private final ConsentTransactionStore transactions;
    private final Campaigns campaigns;
    private final Letters letters;
    private final InviteSettings settings;
    private final InstantSource clock;

    public Invitations(
            ConsentTransactionStore transactions,
            Campaigns campaigns,
            Letters letters,
            InviteSettings settings,
            InstantSource clock) {
        this.transactions = transactions;
        this.campaigns = campaigns;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round of the service, where it plans at all: every campaign that is automatic, in order and not stopped. */
    public void planAutomatic() {
        if (!settings.enabled()) {
            return;
        }
        for (CampaignFile file : campaigns.all()) {
            if (!file.findings().isEmpty()) {
                LOG.warnf(
                        "The campaign %s rests: %s",
                        file.name(), file.findings().getFirst());
            } else if (file.usable().filter(Campaign::automatic).isPresent() && !isStopped(file.name())) {
                CampaignPlan plan = plan(file.name(), "service:invite");
                LOG.infof(
                        "The campaign %s planned %d mails; %d more are due.",
                        file.name(), plan.going().size(), plan.beyondLimit());
            }
        }
    }

    /**
     * Plans what is due.
     *
     * @throws CampaignRefused when there is no such campaign, its file is not in order, or it is stopped
     */
    public CampaignPlan plan(String name, String actor) {
        Campaign campaign = usable(name);
        if (isStopped(name)) {
            throw CampaignRefused.because("The campaign " + name + " is stopped: start it on the page Campaigns.");
        }
        return transactions.within("Failed to plan the campaign " + name, connection -> {
            CampaignStore.lock(connection, name);
            CampaignPlan plan = due(RecipientStore.all(connection, name, campaign.audience()), campaign, false);
            int added = 0;
            for (Intended mail : plan.going()) {
                added += CampaignStore.add(connection, name, mail, letters.messageId(name, mail)) ? 1 : 0;
            }
            CampaignStore.planned(connection, name, added);
            if (added > 0) {
                ConsentAuditStore.note(
                        connection,
                        actor,
                        "campaign.plan",
                        "campaign:" + name,
                        Json.createObjectBuilder().add("mails", added).build());
            }
            return plan;
        });
    }

    /**
     * What would be planned now, stopped or not, with every subject as it would be.
     *
     * @throws CampaignRefused when there is no such campaign, or its file is not in order
     */
    public CampaignPlan rehearse(String name) {
        Campaign campaign = usable(name);
        return transactions.within(
                "Failed to see what the campaign " + name + " would send",
                connection -> due(RecipientStore.all(connection, name, campaign.audience()), campaign, true));
    }

    /**
     * Sends somebody a mail of a campaign whatever its trigger says, because an operator was asked to; never to who is
     * connected or wants none.
     *
     * @param part the mail's name; null: the campaign's first
     * @throws CampaignRefused when it cannot be
     */
    public Intended invite(String name, @Nullable String part, Person person, String actor) {
        Campaign campaign = usable(name);
        Campaign.Part wanted = part == null
                ? campaign.parts().getFirst()
                : campaign.part(part)
                        .orElseThrow(() -> CampaignRefused.because(
                                "The campaign " + name + " has no mail '" + part + "': its file says which it has."));
        return transactions.within("Failed to invite a person", connection -> {
            CampaignStore.lock(connection, name);
            Recipient to = RecipientStore.one(connection, name, person.id())
                    .orElseThrow(() -> CampaignRefused.because(
                            "No address of " + person.personId() + " is known: add it with \"people import\"."));
            refuse(to, wanted.name());
            int round = to.past().stream()
                            .filter(mail -> mail.part().equals(wanted.name()))
                            .mapToInt(Trigger.Past::round)
                            .max()
                            .orElse(0)
                    + 1;
            Intended mail = intended(campaign, wanted, to, new Trigger.Due(round, "asked for by " + actor), false);
            String barred = mail.leftOut();
            if (barred != null) {
                throw CampaignRefused.because(to.name() + " gets no mail: " + barred);
            }
            CampaignStore.add(connection, name, mail, letters.messageId(name, mail));
            ConsentAuditStore.note(
                    connection,
                    actor,
                    "campaign.invite",
                    "person:" + person.id(),
                    Json.createObjectBuilder()
                            .add("campaign", name)
                            .add("mail", wanted.name())
                            .build());
            return mail;
        });
    }

    private static void refuse(Recipient to, String part) {
        PersonState state = to.journey().stage().state();
        if (!PersonState.mailable().contains(state)) {
            throw CampaignRefused.because(to.name() + " is " + state.text() + ", and gets no mail.");
        }
        if (to.past().stream()
                .anyMatch(mail -> mail.part().equals(part) && mail.state().isOpen())) {
            throw CampaignRefused.because(to.name() + " is to get this mail already.");
        }
    }

    /** @throws CampaignRefused when there is none, or its file is not in order */
    Campaign usable(String name) {
        CampaignFile file = campaigns.find(name).orElseThrow(() -> CampaignRefused.unknown(name));
        return file.usable()
                .orElseThrow(() -> CampaignRefused.because("The campaign " + name + " is not in order: "
                        + file.findings().getFirst()));
    }

    private boolean isStopped(String name) {
        return transactions.within(
                "Failed to look the campaign " + name + " up",
                connection -> CampaignStore.all(connection)
                                .getOrDefault(name, CampaignStore.Noted.NOTHING)
                                .stoppedAt()
                        != null);
    }

    private CampaignPlan due(List<Recipient> everybody, Campaign campaign, boolean render) {
        Instant now = clock.instant();
        List<Intended> mails = new ArrayList<>();
        int going = 0;
        int beyond = 0;
        for (Recipient to : everybody) {
            Journey.Stage stage = to.journey().stage();
            if (!campaign.audience().states().contains(stage.state())) {
                continue;
            }
            for (Campaign.Part part : campaign.parts()) {
                Optional<Trigger.Due> due = part.trigger().due(part.name(), stage, to.past(), now);
                if (due.isPresent() && going >= campaign.limit()) {
                    beyond++;
                    break;
                } else if (due.isPresent()) {
                    Intended mail = intended(campaign, part, to, due.get(), render);
                    mails.add(mail);
                    going += mail.leftOut() == null ? 1 : 0;
                    break;
                }
            }
        }
        return new CampaignPlan(mails, beyond);
    }

    private Intended intended(Campaign campaign, Campaign.Part part, Recipient to, Trigger.Due due, boolean render) {
        String language = campaign.language(to.language());
        return new Intended(
                to.person().id(),
                to.person().personId(),
                to.name(),
                to.address(),
                part.name(),
                due.round(),
                language,
                render ? letters.preview(part.template(), language, to.person()).subject() : "",
                due.why(),
                leftOut(to));
    }

    private static @Nullable String leftOut(Recipient to) {
        if (to.barred() != null) {
            return "the address is barred: " + to.barred();
        }
        return Letters.isAddress(to.address()) ? null : "this is no address: correct it with \"people import\"";
    }
}

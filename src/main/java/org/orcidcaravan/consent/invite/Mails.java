package org.orcidcaravan.consent.invite;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.connect.ConsentEvent;
import org.orcidcaravan.consent.connect.ConsentEventStore;

/**
 * The queue of mails, as the route {@code invite-mails} asks it (faults.md row 78). A crash between the server's yes and our
 * note sends a mail a second time, with the same Message-ID, and never a third.
 */
@Named("mails")
@Unremovable
@Singleton
public class Mails {
    private static final Logger LOG = Logger.getLogger(Mails.class);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(10);

    private final ConsentTransactionStore transactions;
    private final Campaigns campaigns;
    private final Letters letters;
    private final MailSettings settings;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Counter sent;

    public Mails(
            ConsentTransactionStore transactions,
            Campaigns campaigns,
            Letters letters,
            MailSettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.campaigns = campaigns;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        this.sent = Counter.builder("caravan.mails.sent")
                .description("Mails that the mail server took")
                .register(meters);
        Stream.of(Delivery.Kind.values()).forEach(this::errors);
    }

    private Counter errors(Delivery.Kind kind) {
        return meters.counter("caravan.mails.errors", "kind", kind.name().toLowerCase(Locale.ROOT));
    }

    /** The next mails that may go out, each leased to whoever asks; none while the brake is on. */
    public List<MailLease> claim() {
        List<CampaignFile> files = campaigns.all();
        return transactions.within("Failed to claim the next mails", connection -> {
            int recovered = MailLeaseStore.recover(connection);
            if (recovered > 0) {
                LOG.warnf("%d mails were left by a worker that ended; they go on.", recovered);
            }
            var noted = CampaignStore.all(connection);
            List<String> open = files.stream()
                    .flatMap(file -> file.usable().stream())
                    .filter(campaign -> campaigns.isOpen(campaign, clock.instant()))
                    .map(Campaign::name)
                    .filter(name -> noted.getOrDefault(name, CampaignStore.Noted.NOTHING)
                                    .stoppedAt()
                            == null)
                    .toList();
            return MailLeaseStore.claim(connection, open, settings.batch(), settings.lease());
        });
    }

    /** The mail, written for this attempt; null when it is not sent now, or not at all any more. */
    public @Nullable Letter letter(MailLease lease) throws MessagingException {
        Optional<Campaign> campaign = campaigns.find(lease.campaign()).flatMap(CampaignFile::usable);
        Optional<Campaign.Part> part = campaign.flatMap(one -> one.part(lease.part()));
        if (part.isEmpty()) {
            back(lease, "Its campaign's file is missing or not in order.");
            return null;
        }
        Optional<Recipient> to = transactions.within(
                "Failed to see whether a mail is still needed",
                connection -> MailNeedStore.recipient(connection, lease));
        if (to.isEmpty()) {
            return null;
        }
        try {
            Letter letter = letters.write(lease, campaign.get(), part.get(), to.get());
            String subject = String.valueOf(letter.getSubject());
            boolean ours = transactions.within(
                    "Failed to begin a mail",
                    connection -> MailLeaseStore.begin(connection, lease, letter.address(), subject));
            return ours ? letter : null;
        } catch (LetterUnfit unfit) {
            LOG.warn(unfit.getMessage());
            transactions.within("Failed to note what is wrong with a mail", connection -> {
                MailOutcomeStore.end(connection, lease, MailState.FAILED, Objects.toString(unfit.getMessage(), ""));
                return true;
            });
            return null;
        }
    }

    /** The server took it. */
    public void sent(Letter letter) {
        MailLease lease = letter.lease();
        boolean noted = transactions.within("Failed to note that a mail was sent", connection -> {
            if (!MailOutcomeStore.sent(connection, lease)) {
                return false;
            }
            BrakeStore.fine(connection);
            JsonObject detail = Json.createObjectBuilder()
                    .add("campaign", lease.campaign())
                    .add("mail", lease.part())
                    .build();
            ConsentEventStore.add(
                    connection, new ConsentEvent(lease.person(), ConsentEvent.Kind.INVITED, detail, null));
            return true;
        });
        sent.increment();
        if (!noted) {
            LOG.warnf("Mail %d was sent after its lease had ended: somebody else may send it again.", lease.id());
        }
    }

    /** It was not sent, or nobody knows. */
    public void failed(@Nullable Letter letter, Throwable failure) {
        if (letter == null) {
            LOG.warnf("Failed to take up a mail: %s It is tried again.", failure.getMessage());
            return;
        }
        Delivery delivery = Delivery.of(failure, letter.handedOver());
        errors(delivery.kind()).increment();
        LOG.warnf("Mail %d was not sent (%s): %s", letter.lease().id(), delivery.kind(), delivery.message());
        transactions.within("Failed to note that a mail was not sent", connection -> {
            switch (delivery.kind()) {
                case BOUNCED -> {
                    MailOutcomeStore.end(connection, letter.lease(), MailState.BOUNCED, delivery.message());
                    BarredStore.bounce(connection, letter.address(), delivery.message());
                    BarredStore.suppressPlanned(connection, letter.address(), null, "Mail to this address is refused.");
                }
                case LATER, OUTAGE ->
                    MailOutcomeStore.again(connection, letter.lease(), delivery.message(), false, settings);
                case UNCLEAR -> MailOutcomeStore.again(connection, letter.lease(), delivery.message(), true, settings);
            }
            boolean stopped = BrakeStore.error(connection, delivery, settings);
            if (stopped) {
                LOG.errorf("No mails are sent any more: %s", delivery.message());
            }
            return true;
        });
    }

    /** Nothing could be claimed or planned. */
    public void missed(Throwable failure) {
        LOG.warnf("Failed to see which mails are due: %s", failure.getMessage());
    }

    private void back(MailLease lease, String message) {
        transactions.within("Failed to put a mail back", connection -> {
            MailOutcomeStore.back(connection, lease, message, UNTIL_MENDED);
            return true;
        });
    }
}

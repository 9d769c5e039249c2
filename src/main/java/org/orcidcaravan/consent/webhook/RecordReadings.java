package org.orcidcaravan.consent.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.connect.ClientTokens;
import org.orcidcaravan.consent.connect.OrcidSilent;
import org.orcidcaravan.consent.connect.ScopeRefused;
import org.orcidcaravan.event.EventStore;

/** The records that are to be read, as the route {@code consent-notices} asks for them, and what came of each. */
@Named("recordReadings")
@Unremovable
@Singleton
public class RecordReadings {
    private static final Logger LOG = Logger.getLogger(RecordReadings.class);
    static final String SCOPE = "/read-public";
    private static final String READS = "caravan.webhook.reads";

    private final ConsentTransactionStore transactions;
    private final WebhookSettings settings;
    private final ClientTokens tokens;
    private final EventStore events;
    private final InstantSource clock;
    private final MeterRegistry meters;

    RecordReadings(
            ConsentTransactionStore transactions,
            WebhookSettings settings,
            ClientTokens tokens,
            EventStore events,
            InstantSource clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.settings = settings;
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
        this.meters = meters;
        for (String outcome : List.of("changed", "unchanged", "failed")) {
            meters.counter(READS, "outcome", outcome);
        }
    }

    /** Those that are read now, as many as the pace allows; none while ORCID wants to be left alone. */
    public List<Notice> claim() {
        return transactions.within("Failed to see which records are to be read", connection -> {
            if (!ReadPaceStore.open(connection)) {
                return List.of();
            }
            List<Notice> notices = NoticeStore.claim(connection, settings.readBatch(), settings.lease());
            if (!notices.isEmpty()) {
                ReadPaceStore.take(connection, notices.size(), settings.readRate());
            }
            return notices;
        });
    }

    /**
     * Asked before a record is.
     *
     * @throws NotNow when it is another's by now, or ORCID wants to be left alone
     */
    public void hold(Notice notice) {
        Optional<String> blocked = transactions.within(
                "Failed to keep what is to be read",
                connection -> NoticeStore.hold(connection, notice, settings.lease())
                        ? ReadPaceStore.blocked(connection)
                        : Optional.of("another instance reads it"));
        if (blocked.isPresent()) {
            throw new NotNow(blocked.get(), null);
        }
    }

    /** The value of the header {@code Authorization}: known clients are not blocked at the limit of a day. */
    public String bearer() {
        return tokens.bearer(SCOPE);
    }

    /** The record was read, and all that follows from it is done: now it is told, and settled, in one transaction. */
    public void settled(Notice notice, Sight sight) {
        boolean changed = transactions.within("Failed to settle what was read of " + notice.orcid(), connection -> {
            Optional<NoticeStore.Before> before = NoticeStore.before(connection, notice);
            if (before.isEmpty()) {
                return false;
            }
            Optional<String> news = RecordNews.of(before.get(), sight, clock.instant());
            NoticeStore.settle(connection, notice, sight, news.isPresent(), settings.readAgain());
            ReadPaceStore.well(connection);
            if (news.isPresent()) {
                events.append(connection, List.of(RecordNews.event(sight, news.get())));
            }
            return news.isPresent();
        });
        meters.counter(READS, "outcome", changed ? "changed" : "unchanged").increment();
    }

    /** It was not read: it waits, or is given up when it is at fault itself and was tried often enough. */
    public void failed(Notice notice, Throwable thrown) {
        Throwable failure = Problem.within(thrown);
        String why = Problem.of(failure);
        boolean notNow = failure instanceof NotNow;
        boolean unreachable =
                failure instanceof IOException || failure instanceof OrcidSilent || failure instanceof ScopeRefused;
        transactions.within("Failed to note that " + notice.orcid() + " was not read", connection -> {
            if (unreachable) {
                ReadPaceStore.block(connection, why, null, settings);
            }
            return (notNow || unreachable)
                    ? NoticeStore.giveBack(connection, notice, why)
                    : NoticeStore.failed(connection, notice, why, settings);
        });
        if (!notNow) {
            meters.counter(READS, "outcome", "failed").increment();
            LOG.warnf(
                    "Failed to read the record of %s, which has changed: %s. It is tried again.", notice.orcid(), why);
        }
    }

    /** Nothing was claimed; the next time comes by itself. */
    public void missed(Throwable failure) {
        LOG.warnf("Failed to see to what ORCID told of: %s", Problem.of(failure));
    }
}

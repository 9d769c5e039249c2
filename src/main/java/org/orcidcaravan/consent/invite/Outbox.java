package org.orcidcaravan.consent.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.transaction.Transactions;

/** What operators see of campaigns and mails, and do with them. */
@ApplicationScoped
public class Outbox {
    private final ConsentTransactionStore transactions;
    private final Campaigns campaigns;
    private final InstantSource clock;

    public Outbox(ConsentTransactionStore transactions, Campaigns campaigns, InstantSource clock) {
        this.transactions = transactions;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * Which mails.
     *
     * @param before only with a lower id
     */
    public record Search(
            @Nullable String campaign,
            @Nullable MailState state,
            @Nullable Long person,
            long before,
            int limit) {}

    /**
     * A campaign and what became of its mails.
     *
     * @param figures by state, with every state
     */
    public record Standing(
            CampaignFile file,
            @Nullable Instant stoppedAt,
            @Nullable String stoppedBy,
            @Nullable Instant plannedAt,
            int planned,
            Map<MailState, Long> figures) {
        public Standing {
            figures = Map.copyOf(figures);
        }
    }

    /** Every campaign that has a file, by name. */
    public List<Standing> standing() {
        List<CampaignFile> files = campaigns.all();
        return transactions.within("Failed to see how the campaigns stand", connection -> {
            var noted = CampaignStore.all(connection);
            var figures = MailSearchStore.figures(connection);
            return files.stream()
                    .map(file -> standing(
                            file,
                            noted.getOrDefault(file.name(), CampaignStore.Noted.NOTHING),
                            figures.getOrDefault(file.name(), Map.of())))
                    .toList();
        });
    }

    private static Standing standing(CampaignFile file, CampaignStore.Noted noted, Map<MailState, Long> counted) {
        Map<MailState, Long> figures = new EnumMap<>(MailState.class);
        for (MailState state : MailState.values()) {
            figures.put(state, counted.getOrDefault(state, 0L));
        }
        return new Standing(file, noted.stoppedAt(), noted.stoppedBy(), noted.plannedAt(), noted.planned(), figures);
    }

    /** Mails of all campaigns in this state. */
    public long count(MailState state) {
        return transactions.within("Failed to count the mails", MailSearchStore::figures).values().stream()
                .mapToLong(figures -> figures.getOrDefault(state, 0L))
                .sum();
    }

    /** A campaign's mails by state. */
    public Map<MailState, Long> figures(String campaign) {
        return transactions
                .within("Failed to count the mails of " + campaign, MailSearchStore::figures)
                .getOrDefault(campaign, Map.of());
    }

    /** Mails of a campaign that go out now: under way, or due while its window is open. */
    public long due(String name) {
        boolean open = campaigns
                .find(name)
                .flatMap(CampaignFile::usable)
                .filter(campaign -> campaigns.isOpen(campaign, clock.instant()))
                .isPresent();
        return transactions.within(
                "Failed to count the mails of " + name, connection -> MailSearchStore.due(connection, name, open));
    }

    /** Nothing of it is planned or sent from now on; false when that was so. */
    public boolean stop(String name, String actor) {
        return act("campaign.stop", "campaign:" + name, actor, connection -> {
            require(name);
            return CampaignStore.stop(connection, name, actor);
        });
    }

    /** It goes on; false when it was not stopped. */
    public boolean start(String name, String actor) {
        return act("campaign.start", "campaign:" + name, actor, connection -> {
            require(name);
            return CampaignStore.start(connection, name);
        });
    }

    /** The newest first. */
    public List<MailEntry> mails(Search search) {
        return transactions.within("Failed to look mails up", connection -> MailSearchStore.list(connection, search));
    }

    /** One. */
    public Optional<MailEntry> find(long id) {
        return transactions.within(
                "Failed to look mail " + id + " up", connection -> MailSearchStore.find(connection, id));
    }

    /** A planned mail is not sent; false when it was not planned. */
    public boolean cancel(long id, String actor) {
        return act(
                "mail.cancel",
                "mail:" + id,
                actor,
                connection -> MailSearchStore.change(
                        connection, id, MailState.PLANNED, MailState.CANCELLED, "Cancelled by " + actor + "."));
    }

    /** A mail that was given up is tried anew; false when it was not given up. */
    public boolean again(long id, String actor) {
        return act(
                "mail.again",
                "mail:" + id,
                actor,
                connection -> MailSearchStore.change(
                        connection, id, MailState.FAILED, MailState.PLANNED, "Tried again by " + actor + "."));
    }

    private void require(String name) {
        if (campaigns.find(name).isEmpty()) {
            throw CampaignRefused.unknown(name);
        }
    }

    private boolean act(String action, String subject, String actor, Transactions.Work<Boolean> work) {
        return transactions.within("Failed to do " + action, connection -> {
            boolean changed = work.in(connection);
            if (changed) {
                ConsentAuditStore.note(
                        connection,
                        actor,
                        action,
                        subject,
                        Json.createObjectBuilder().build());
            }
            return changed;
        });
    }
}

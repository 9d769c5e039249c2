package org.orcidcaravan.consent.webhook;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.connect.Client;
import org.orcidcaravan.consent.connect.ClientTokens;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.Method;

/** Sees to it that ORCID calls about those who are linked, and about nobody else. */
@Named("webhooks")
@Unremovable
@Singleton
public class Webhooks {
    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    private static final String SCOPE = "/webhook";
    private static final int UNAUTHORIZED = 401;
    /** Registered; it was registered already; taken back. */
    private static final Set<Integer> DONE = Set.of(200, 201, 204);

    private final Addresses addresses;
    private final ConsentTransactionStore transactions;
    private final WebhookSettings settings;
    private final Client client;
    private final ClientTokens tokens;
    private final Judge judge;
    private volatile @Nullable String said;

    Webhooks(
            Addresses addresses,
            ConsentTransactionStore transactions,
            WebhookSettings settings,
            Client client,
            ClientTokens tokens,
            InstantSource clock) {
        this.addresses = addresses;
        this.transactions = transactions;
        this.settings = settings;
        this.client = client;
        this.tokens = tokens;
        this.judge = new Judge(clock);
    }

    /**
     * What is to be asked of ORCID now; without credentials nothing.
     *
     * @throws NotNow when an address or secret that is set cannot be used: nobody is signed off because of that
     */
    public List<Due> due() {
        if (!client.known()) {
            return List.of();
        }
        Optional<String> base = addresses.base();
        String madeOf = base.map(addresses::madeOf).orElse(null);
        return transactions.within("Failed to see who is to be watched", connection -> {
            WebhookStore.plan(connection, madeOf, settings);
            List<Due> due = new ArrayList<>();
            for (WebhookStore.Row row : WebhookStore.claim(connection, settings)) {
                if (row.state() != WebhookState.WANTED) {
                    due.add(new Due(row.orcid(), row.state(), String.valueOf(row.url()), row.attempt()));
                } else if (base.isPresent() && madeOf != null) {
                    String url = addresses.of(base.get(), row.orcid());
                    WebhookStore.address(connection, row.orcid(), url, madeOf);
                    due.add(new Due(row.orcid(), row.state(), url, row.attempt()));
                }
            }
            return due;
        });
    }

    /** The value of the header {@code Authorization}: one token for all records. */
    public String bearer() {
        return tokens.bearer(SCOPE);
    }

    /**
     * What ORCID answered.
     *
     * @throws NotNow when nobody should go on asking for now
     */
    public void answered(
            Due due, int status, @Nullable String contentType, @Nullable String retryAfter, @Nullable String body) {
        if (DONE.contains(status)) {
            done(due);
            return;
        }
        if (status == UNAUTHORIZED) {
            tokens.forget(SCOPE);
            throw new NotNow(
                    "ORCID no longer takes our token of the scope /webhook; the next round asks for one", null);
        }
        Judgement judgement = judge.of(
                due.registers() ? Method.PUT : Method.DELETE,
                new ApiAnswer(status, contentType, null, retryAfter, body == null ? "" : body));
        switch (judgement.verdict()) {
            case SNOOZE, RETRY, LOOK_FIRST, STOP_EVERYTHING ->
                throw new NotNow("ORCID is asked no more about webhooks for now: " + judgement.reason(), null);
            case DONE -> done(due);
            case STOP_PERSON, ADOPT_PUT_CODE, REMOVED, DEAD -> refused(due, judgement.reason());
        }
        said = null;
    }

    private void done(Due due) {
        transactions.within("Failed to note what became of a webhook", connection -> {
            if (WebhookStore.done(connection, due) && due.registers()) {
                // What changed before ORCID knew the address was told to nobody.
                NoticeStore.wish(connection, due.orcid());
            }
            return true;
        });
    }

    private void refused(Due due, String why) {
        if (!due.registers()) {
            LOG.warnf("ORCID does not take a webhook of %s back: %s It is forgotten here.", due.orcid(), why);
            done(due);
            return;
        }
        LOG.warnf("ORCID refuses to tell of changes of %s: %s", due.orcid(), why);
        transactions.within(
                "Failed to note what became of a webhook",
                connection -> WebhookStore.refused(
                        connection, due, why, settings.refusedAgain().toMillis() / 1_000.0));
    }

    /**
     * There was no answer, or one that ends the round.
     *
     * @throws NotNow always: what is left waits
     */
    public void failed(Due due, Throwable failure) {
        String why = Problem.of(failure);
        transactions.within(
                "Failed to note what became of a webhook",
                connection -> WebhookStore.problem(connection, due.orcid(), why));
        throw new NotNow(why, failure);
    }

    /** A round ended early; the next one comes by itself. The same reason is said once. */
    public void broke(Throwable failure) {
        String why = Problem.of(failure);
        if (!why.equals(said)) {
            LOG.warnf("A round over webhooks ended early: %s.", why);
            said = why;
        }
    }
}

package org.orcidcaravan.consent.leave;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.HeldTokenStore;
import org.orcidcaravan.consent.connect.Client;
import org.orcidcaravan.consent.connect.ConsentSettings;
import org.orcidcaravan.consent.connect.Grants;
import org.orcidcaravan.consent.connect.OAuthCall;
import org.orcidcaravan.consent.connect.OrcidOAuth;

/** Gives permissions back to ORCID, until it has taken each. */
@Named("revocations")
@Unremovable
@Singleton
public class Revocations {
    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final int OK = 200;

    private final ConsentTransactionStore transactions;
    private final HeldTokenStore tokens;
    private final Client client;
    private final Grants grants;
    private final ConsentSettings settings;

    Revocations(
            ConsentTransactionStore transactions,
            HeldTokenStore tokens,
            Client client,
            Grants grants,
            ConsentSettings settings) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.client = client;
        this.grants = grants;
        this.settings = settings;
    }

    /**
     * One that is to be tried now.
     *
     * @param token the id of its row
     * @param attempt counts from 1
     */
    public record Due(long token, int attempt) {}

    /** What is to be given back now; the next try of each comes later and later. */
    public List<Due> due() {
        grants.giveUp();
        return transactions.within(
                "Failed to see what is to be given back",
                connection -> RevocationStore.due(connection, settings.revocationDelay()));
    }

    /**
     * The request that gives it back. The token is decrypted here, for the call.
     *
     * @throws IllegalStateException when the token was erased meanwhile
     */
    public OAuthCall call(Due due) {
        return client.revocation(tokens.secrets(due.token())
                .orElseThrow(() -> new IllegalStateException("Token " + due.token() + " is no longer there."))
                .access());
    }

    /** ORCID has answered. */
    public void answered(Due due, OrcidOAuth.Reply reply) {
        if (reply.status() == OK) {
            transactions.within("Failed to note that a permission is given back", connection -> {
                RevocationStore.done(connection, due.token());
                return true;
            });
        } else {
            failed(due, "ORCID answered with status " + reply.status());
        }
    }

    /** There was no answer. */
    public void silent(Due due, Throwable failure) {
        failed(due, "ORCID did not answer: " + failure.getClass().getSimpleName());
    }

    /** A round could not be done at all; the next one comes by itself. */
    public void broke(Throwable failure) {
        LOG.warnf("A round over permissions ended early: %s", failure.getMessage());
    }

    private void failed(Due due, String why) {
        LOG.warnf("Failed to give token %d back, attempt %d: %s. It is tried again.", due.token(), due.attempt(), why);
        transactions.within("Failed to note that a permission is not given back yet", connection -> {
            RevocationStore.failed(connection, due.token(), why);
            return true;
        });
    }
}

package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Lets operators in for whom the OpenID provider vouches. The provider says each time what they may; without a role they are
 * nobody here, from that moment on. All of it is audited.
 */
@ApplicationScoped
public class ProvidedSignIn {
    private final TransactionStore transactions;
    private final SignIn signIn;

    public ProvidedSignIn(TransactionStore transactions, SignIn signIn) {
        this.transactions = transactions;
        this.signIn = signIn;
    }

    /**
     * Opens a session; the first time, they become an operator.
     *
     * @return the token of the session, always a new one (ASVS 5.0, 7.2.4); empty: refused, whatever the reason
     */
    public Optional<String> enter(ProvidedOperator who) {
        EntryStore.Entry entry = signIn.entry("openid");
        return transactions.within("Failed to sign in", connection -> {
            ProvidedEntryStore.Outcome outcome = ProvidedEntryStore.enter(connection, who, entry);
            if (outcome.refusal().isEmpty()) {
                return Optional.of(entry.token());
            }
            if (outcome.known().isPresent() || signIn.mayNoteStranger()) {
                ProvidedEntryStore.noteRefusal(
                        connection, who, outcome.known(), outcome.refusal().get());
            }
            return Optional.empty();
        });
    }
}

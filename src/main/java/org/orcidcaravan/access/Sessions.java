package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.orcidcaravan.access.audit.AuditStore;

/** Who is signed in. Each request asks the row anew, so that whatever ends a session ends it at once (ASVS 5.0, 7.4.1). */
@ApplicationScoped
public class Sessions {
    private final TransactionStore transactions;
    private final AccessSettings settings;

    public Sessions(TransactionStore transactions, AccessSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Whose token it is, when it is that of a session that goes on; its use is noted. */
    public Optional<SignedIn> find(String token) {
        return transactions.within("Failed to look a session up", connection -> {
            Optional<SignedIn> found = SessionStore.find(
                    connection, RandomToken.hash(token), settings.session().idle());
            if (found.isPresent()) {
                SessionStore.seen(connection, found.get().session());
            }
            return found;
        });
    }

    /** Signs somebody out: the token is refused from now on. */
    public void end(SignedIn who) {
        transactions.within("Failed to sign out", connection -> {
            boolean ended = SessionStore.end(connection, who.session());
            if (ended) {
                AuditStore.note(
                        connection,
                        who.actor(),
                        "sign-out",
                        "operator:" + who.operator(),
                        JsonObject.EMPTY_JSON_OBJECT);
            }
            return ended;
        });
    }
}

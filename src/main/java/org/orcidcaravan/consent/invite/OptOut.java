package org.orcidcaravan.consent.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.Optional;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.Unguessable;
import org.orcidcaravan.consent.connect.ConsentEvent;
import org.orcidcaravan.consent.connect.ConsentEventStore;

/** How people say that they want no mails: by a link in each, without signing in. Looking at it changes nothing. */
@ApplicationScoped
public class OptOut {
    private final ConsentTransactionStore transactions;
    private final SecureRandom random = new SecureRandom();

    public OptOut(ConsentTransactionStore transactions) {
        this.transactions = transactions;
    }

    /**
     * Who has such a link.
     *
     * @param out whether they said so already
     */
    public record Asker(long person, String address, boolean out) {
        /** With only as much of the address as its owner needs to know it again: whoever has the mail may see this. */
        public String hint() {
            int at = address.indexOf('@');
            return at < 1 ? "…" : address.charAt(0) + "…" + address.substring(at);
        }
    }

    /** The link's token for a mail; it is kept nowhere. */
    String issue(long mail) {
        String token = Unguessable.make(random);
        return transactions.within("Failed to make a link to opt out by", connection -> {
            BarredStore.addLink(connection, Unguessable.hash(token), mail);
            return token;
        });
    }

    /** Whose link it is; empty when there is no such link. */
    public Optional<Asker> look(String token) {
        return transactions.within(
                "Failed to look up who opts out", connection -> BarredStore.asker(connection, Unguessable.hash(token)));
    }

    /** From now on this person gets no mails, whatever their address is later. Twice is once. */
    public Optional<Asker> out(String token) {
        return transactions.within("Failed to note that a person wants no mails", connection -> {
            Optional<Asker> asker = BarredStore.asker(connection, Unguessable.hash(token));
            if (asker.isEmpty() || asker.get().out()) {
                return asker;
            }
            long person = asker.get().person();
            BarredStore.optOut(connection, asker.get().address(), person);
            BarredStore.suppressPlanned(connection, asker.get().address(), person, "The person wants no mails.");
            ConsentEventStore.add(connection, ConsentEvent.of(person, ConsentEvent.Kind.OPTED_OUT));
            ConsentAuditStore.note(
                    connection, "person:" + person, "mail.opt-out", "person:" + person, JsonObject.EMPTY_JSON_OBJECT);
            return asker.map(one -> new Asker(one.person(), one.address(), true));
        });
    }
}

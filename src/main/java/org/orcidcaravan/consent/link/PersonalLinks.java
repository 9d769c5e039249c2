package org.orcidcaravan.consent.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.Unguessable;
import org.orcidcaravan.consent.connect.ConsentEvent;
import org.orcidcaravan.consent.connect.ConsentEventStore;

/**
 * Personal links (faults.md row 77): 256 bits, kept as a hash, good for a while and for one use. Looking at one changes
 * nothing, because mail scanners look at all of them.
 */
@ApplicationScoped
public class PersonalLinks {
    private final ConsentTransactionStore transactions;
    private final SecureRandom random = new SecureRandom();

    public PersonalLinks(ConsentTransactionStore transactions) {
        this.transactions = transactions;
    }

    /**
     * Makes one for a person.
     *
     * @param person the id of the person's row
     * @param life by the database's clock
     * @return the token in it; it is kept nowhere
     */
    public String issue(long person, Duration life) {
        return issue(person, life, null);
    }

    /** As {@link #issue(long, Duration)}, for the mail of a campaign. */
    public String issue(long person, Duration life, @Nullable String campaign) {
        String token = Unguessable.make(random);
        return transactions.within("Failed to make a personal link", connection -> {
            PersonalLinkStore.add(connection, Unguessable.hash(token), person, campaign, life);
            return token;
        });
    }

    /** Whose it is, when it is good; empty when it is unknown, used or expired. Nothing changes. */
    public Optional<Long> look(String token) {
        return transactions.within(
                "Failed to look a personal link up",
                connection -> PersonalLinkStore.look(connection, Unguessable.hash(token)));
    }

    /** Whose it is, when it is good; it is used up by that, and the person has opened the invitation. */
    public Optional<Long> consume(String token) {
        return transactions.within("Failed to use a personal link", connection -> {
            Optional<Long> person = PersonalLinkStore.consume(connection, Unguessable.hash(token));
            if (person.isPresent()) {
                ConsentEventStore.add(connection, ConsentEvent.of(person.get(), ConsentEvent.Kind.OPENED));
                ConsentAuditStore.note(
                        connection,
                        "person:" + person.get(),
                        "personal-link.used",
                        "person:" + person.get(),
                        JsonObject.EMPTY_JSON_OBJECT);
            }
            return person;
        });
    }
}

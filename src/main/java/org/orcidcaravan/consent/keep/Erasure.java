package org.orcidcaravan.consent.keep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.connect.ConsentEvent;
import org.orcidcaravan.consent.connect.ConsentEventStore;
import org.orcidcaravan.consent.identity.LinkEventStore;

/**
 * Forgets a person who asks for it: all rows about them. What stays is the audit, which names them by a number that leads
 * nowhere any more; that somebody was erased, for the figures; the names of authors in what sources told; and the address of
 * a webhook, until ORCID has forgotten it.
 */
@ApplicationScoped
public class Erasure {
    private final ConsentTransactionStore transactions;
    private final LinkEventStore links;

    public Erasure(ConsentTransactionStore transactions, LinkEventStore links) {
        this.links = links;
        this.transactions = transactions;
    }

    /** Why somebody cannot be erased yet. */
    public enum Obstacle {
        /** We have a permission for their record: they disconnect first. */
        CONNECTED,
        /** What we sent is still being removed, or permissions still given back. */
        LEAVING
    }

    /** What keeps this person from being erased now; empty: nothing. */
    public Optional<Obstacle> obstacle(long person) {
        return transactions.within(
                "Failed to see whether person " + person + " can be erased",
                connection -> ErasureStore.obstacle(connection, person));
    }

    /**
     * Erases the person.
     *
     * @param actor for the audit
     * @return what kept them from it; empty: they are erased
     */
    public Optional<Obstacle> erase(long person, String actor) {
        return transactions.within("Failed to erase person " + person, connection -> {
            ErasureStore.lock(connection, person);
            Optional<Obstacle> obstacle = ErasureStore.obstacle(connection, person);
            if (obstacle.isPresent()) {
                return obstacle;
            }
            int items = ErasureStore.items(connection, person);
            links.forget(connection, person);
            AuthorErasureStore.forget(connection, person);
            ByOrcidStore.forget(connection, person);
            if (ErasureStore.delete(connection, person)) {
                ConsentEventStore.add(
                        connection,
                        new ConsentEvent(null, ConsentEvent.Kind.ERASED, JsonObject.EMPTY_JSON_OBJECT, null));
                ConsentAuditStore.note(
                        connection,
                        actor,
                        "person.erase",
                        "person:" + person,
                        Json.createObjectBuilder().add("items", items).build());
            }
            return obstacle;
        });
    }
}

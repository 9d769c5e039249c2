package org.orcidcaravan.consent.leave;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.connect.ConsentEvent;
import org.orcidcaravan.consent.connect.ConsentEventStore;
import org.orcidcaravan.consent.connect.ConsentSettings;
import org.orcidcaravan.consent.identity.LinkEventStore;

/**
 * People who disconnect. Nothing is written for them from that moment on; what was sent is removed first if they wish so,
 * because no permission is left for that after they are given back (docs/adr/0018).
 */
@Named("leavings")
@Unremovable
@Singleton
public class Leavings {
    private static final Logger LOG = Logger.getLogger(Leavings.class);

    private final ConsentTransactionStore transactions;
    private final ConsentSettings settings;
    private final LinkEventStore links;

    Leavings(ConsentTransactionStore transactions, ConsentSettings settings, LinkEventStore links) {
        this.links = links;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** What becomes of what was sent. */
    public enum Items {
        KEEP,
        REMOVE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Somebody on the way out.
     *
     * @param removing whether what was sent goes first
     * @param overdue whether that has taken too long
     */
    public record Leaving(long id, long person, boolean removing, boolean overdue) {}

    /** Ends all permissions of a person here, and has them given back to ORCID; asked twice, the second word counts. */
    public void leave(long person, Items items) {
        transactions.within("Failed to disconnect person " + person, connection -> {
            LeavingStore.lock(connection, person);
            int ended = LeavingStore.endTokens(connection, person);
            LeavingStore.begin(connection, person, items, settings.removalPatience());
            JsonObject detail = Json.createObjectBuilder()
                    .add("items", items.text())
                    .add("permissions", ended)
                    .build();
            ConsentEventStore.add(connection, new ConsentEvent(person, ConsentEvent.Kind.DISCONNECTED, detail, null));
            links.tell(connection, person);
            ConsentAuditStore.note(connection, "person:" + person, "permission.ended", "person:" + person, detail);
            return true;
        });
    }

    /** Who is on the way out. */
    public List<Leaving> open() {
        return transactions.within("Failed to see who is leaving", LeavingStore::open);
    }

    /**
     * One round is over: the permissions are given back when nothing is left to remove, or it takes too long.
     *
     * @param left how many things are still to be removed
     */
    public void settle(Leaving leaving, int left) {
        if (left > 0 && !leaving.overdue()) {
            return;
        }
        transactions.within("Failed to end a departure", connection -> {
            LeavingStore.lock(connection, leaving.person());
            if (LeavingStore.end(connection, leaving.id())) {
                LeavingStore.revoke(connection, leaving.person());
            }
            return true;
        });
        if (left > 0) {
            LOG.warnf(
                    "Person %d wished to have everything removed; %d things could not be in time.",
                    leaving.person(), left);
        }
    }
}

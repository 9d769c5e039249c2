package org.orcidcaravan.consent.identity;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.event.EventStore;

/**
 * Tells what nobody has told: everybody's link when a sink is named for the first time, and what changed by a way that tells
 * nothing itself, such as a new key of a person, or two people who became one.
 */
@Named("linkRound")
@Unremovable
@Singleton
public class LinkRound {
    private static final Logger LOG = Logger.getLogger(LinkRound.class);
    private static final int AT_ONCE = 500;

    private final ConsentTransactionStore transactions;
    private final LinkEventStore links;
    private final EventStore events;

    public LinkRound(ConsentTransactionStore transactions, LinkEventStore links, EventStore events) {
        this.transactions = transactions;
        this.links = links;
        this.events = events;
    }

    /** Tells of all; how many people. */
    public int run() {
        int told = 0;
        int now = AT_ONCE;
        while (events.wanted(LinkEventStore.TOPIC) && now == AT_ONCE) {
            now = some();
            told += now;
        }
        if (told > 0) {
            LOG.infof("The links of %d people were told.", told);
        }
        return told;
    }

    private int some() {
        return transactions.within("Failed to tell of people's links", connection -> {
            List<Long> people = LinkStore.untold(connection, AT_ONCE);
            for (long person : people) {
                LinkStore.lock(connection, person);
                links.tell(connection, person);
            }
            return people.size();
        });
    }
}

package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.orcidcaravan.consent.keep.KeepSettings;

/**
 * What is never to be sent, though a source offers it. It stops what is written, not what is deleted: what was sent before
 * and is withdrawn by its source still goes. Every act is audited.
 */
@ApplicationScoped
public class Suppressions {
    private final TransactionStore transactions;
    private final KeepSettings settings;

    Suppressions(TransactionStore transactions, KeepSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * What came of an act.
     *
     * @param changed false: it was so already, and nothing is changed
     * @param tasks how many were stopped, or go on
     */
    public record Changed(boolean changed, int tasks) {
        static final Changed NOTHING = new Changed(false, 0);
    }

    /**
     * From now on it is not sent. A request that is on its way is not called back; what may have reached ORCID is looked
     * for before it is left alone. It need not have been offered yet.
     */
    public Changed suppress(ItemKey key, String reason, String actor) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("No reason is given for never sending " + key.sourceId() + ": say why");
        }
        return transactions.within("Failed to suppress " + key.sourceId(), connection -> {
            WriterStore.lock(connection, List.of(key.person()));
            if (!SuppressionStore.add(connection, key, reason, actor)) {
                return Changed.NOTHING;
            }
            int tasks = SuppressionStore.stop(connection, key.person());
            AuditStore.note(
                    connection,
                    new Act(
                            actor,
                            "item.suppress",
                            key.subject(),
                            key.json()
                                    .add("reason", reason)
                                    .add("number", tasks)
                                    .build()));
            return new Changed(true, tasks);
        });
    }

    /** It may be sent again, and is, when ORCID does not have it as the source does. */
    public Changed lift(ItemKey key, String actor) {
        return transactions.within("Failed to lift the suppression of " + key.sourceId(), connection -> {
            WriterStore.lock(connection, List.of(key.person()));
            if (!SuppressionStore.remove(connection, key)) {
                return Changed.NOTHING;
            }
            int tasks = SuppressionStore.goOn(connection, key);
            ChoiceStore.hold(connection, key.person(), settings.preference());
            WriterStore.due(connection, List.of(key.person()));
            AuditStore.note(
                    connection,
                    new Act(
                            actor,
                            "item.unsuppress",
                            key.subject(),
                            key.json().add("number", tasks).build()));
            return new Changed(true, tasks);
        });
    }

    /** Of one person, the newest first. */
    public List<Suppression> of(long person) {
        return transactions.within(
                "Failed to read what is never to be sent for person " + person,
                connection -> SuppressionStore.of(connection, person));
    }
}

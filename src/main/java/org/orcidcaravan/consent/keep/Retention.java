package org.orcidcaravan.consent.keep;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.ConsentTrouble;

/** Forgets what is older than the operator allows. Several instances may ask: what one has forgotten, another does not find. */
@Named("retention")
@Unremovable
@Singleton
public class Retention {
    private static final System.Logger LOG = System.getLogger(Retention.class.getName());

    private final ConsentTransactionStore transactions;
    private final KeepSettings settings;

    public Retention(ConsentTransactionStore transactions, KeepSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /** One round; what fails is taken up by the next. */
    public void enforce() {
        try {
            forget();
        } catch (ConsentTrouble e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    /** How many rows of what were forgotten. */
    Map<String, Integer> forget() {
        Map<String, Integer> forgotten = new LinkedHashMap<>();
        for (RetentionStore.Kind kind : RetentionStore.Kind.values()) {
            int days = kind.days(settings.retention());
            int all = 0;
            int some;
            do {
                some = transactions.within(
                        "Failed to forget old rows", connection -> RetentionStore.forget(connection, kind, days));
                all += some;
            } while (some == RetentionStore.AT_ONCE);
            if (all > 0) {
                forgotten.put(kind.name().toLowerCase(java.util.Locale.ROOT), all);
            }
        }
        if (!forgotten.isEmpty()) {
            note(forgotten);
        }
        return forgotten;
    }

    private void note(Map<String, Integer> forgotten) {
        JsonObjectBuilder detail = Json.createObjectBuilder();
        forgotten.forEach(detail::add);
        transactions.within("Failed to note what was forgotten", connection -> {
            ConsentAuditStore.note(connection, "caravan", "retention.enforce", "retention", detail.build());
            return true;
        });
    }
}

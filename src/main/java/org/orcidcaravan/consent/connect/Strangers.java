package org.orcidcaravan.consent.connect;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;

/** Returns from ORCID's page that nobody here began: logged and counted all, audited as many as the audit can bear. */
@ApplicationScoped
public class Strangers {
    private static final Logger LOG = Logger.getLogger(Strangers.class);
    /** Whoever calls the page with made-up states must not fill the audit, which is never emptied. */
    private static final int AUDITED_AN_HOUR = 100;

    private final ConsentTransactionStore transactions;
    private final MeterRegistry metrics;
    private final InstantSource time;
    private Instant begun;
    private int audited;

    Strangers(ConsentTransactionStore transactions, MeterRegistry metrics, InstantSource time) {
        this.transactions = transactions;
        this.metrics = metrics;
        this.time = time;
        this.begun = time.instant();
    }

    /** Zero is a figure, too. */
    void register(@Observes StartupEvent start) {
        metrics.counter("caravan.consent.returns", "outcome", "strange");
    }

    /**
     * Notes one; ORCID is not asked anything.
     *
     * @param person the id of the row of whoever's browser it is; null: we do not know
     * @return false, always
     */
    public boolean refused(@Nullable Long person, String why) {
        LOG.warnf("Somebody came from ORCID's page with %s: nothing was asked of ORCID.", why);
        metrics.counter("caravan.consent.returns", "outcome", "strange").increment();
        if (mayAudit()) {
            String subject = person == null ? "portal" : "person:" + person;
            transactions.within("Failed to note a refusal", connection -> {
                PermissionStore.audit(
                        connection,
                        subject,
                        "connection.strange",
                        Json.createObjectBuilder().add("why", why).build());
                return true;
            });
        }
        return false;
    }

    private synchronized boolean mayAudit() {
        if (!time.instant().isBefore(begun.plus(Duration.ofHours(1)))) {
            begun = time.instant();
            audited = 0;
        }
        audited = Math.min(audited + 1, AUDITED_AN_HOUR + 1);
        return audited <= AUDITED_AN_HOUR;
    }
}

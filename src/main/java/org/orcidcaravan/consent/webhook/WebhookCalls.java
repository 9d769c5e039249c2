package org.orcidcaravan.consent.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.orcid.OrcidId;

/** What ORCID calls in. It is durable before it is answered; reading the record is done later, by others. */
@Named("webhookCalls")
@Unremovable
@Singleton
public class WebhookCalls {
    private static final String CALLS = "caravan.webhook.calls";

    private final Addresses addresses;
    private final ConsentTransactionStore transactions;
    private final WebhookSettings settings;
    private final MeterRegistry meters;

    WebhookCalls(
            Addresses addresses, ConsentTransactionStore transactions, WebhookSettings settings, MeterRegistry meters) {
        this.addresses = addresses;
        this.transactions = transactions;
        this.settings = settings;
        this.meters = meters;
        meters.counter(CALLS, "outcome", "taken");
        meters.counter(CALLS, "outcome", "refused");
    }

    /**
     * A call, as it came in.
     *
     * @param orcid the iD that the address names, whatever was written there
     * @param mark the last part of the address, whatever was written there
     */
    public record Call(String orcid, String mark) {
        /** The mark is a secret. */
        @Override
        public String toString() {
            return "Call";
        }
    }

    /**
     * Notes that a record has changed; of many calls before it is read one row is made.
     *
     * @return false when the address is none of ours, or nobody is watched by it: nothing was noted
     * @throws org.orcidcaravan.consent.ConsentTrouble when PostgreSQL does not take it: ORCID is to call again
     */
    public boolean heard(Call call) {
        Optional<OrcidId> orcid = OrcidId.parse(call.orcid());
        boolean taken = orcid.isPresent()
                && orcid.get().toString().equals(call.orcid())
                && addresses.genuine(orcid.get(), call.mark())
                && transactions.within(
                        "Failed to note a change at ORCID",
                        connection -> NoticeStore.called(connection, orcid.get(), settings.readAgain()));
        meters.counter(CALLS, "outcome", taken ? "taken" : "refused").increment();
        return taken;
    }
}

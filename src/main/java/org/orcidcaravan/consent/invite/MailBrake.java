package org.orcidcaravan.consent.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;

/** Stops the sending after too many errors in a row, until an operator has looked. */
@ApplicationScoped
public class MailBrake {
    private final ConsentTransactionStore transactions;

    public MailBrake(ConsentTransactionStore transactions) {
        this.transactions = transactions;
    }

    /**
     * How it stands.
     *
     * @param errors in a row
     * @param pausedUntil when the mail server is tried again; null: nothing waits for it
     * @param stoppedAt null: mails are sent
     * @param reason the last error
     */
    public record Standing(
            int errors,
            @Nullable Instant pausedUntil,
            @Nullable Instant stoppedAt,
            @Nullable String reason) {
        /** What to say to operators; empty while all is well. */
        public Optional<String> concern() {
            if (stoppedAt == null) {
                return Optional.empty();
            }
            return Optional.of("No mails are sent after " + errors + " errors in a row: " + reason
                    + " Mend that, then let them go on.");
        }
    }

    /** How it stands. */
    public Standing standing() {
        return transactions.within("Failed to see whether mails are sent", BrakeStore::standing);
    }

    /** Lets mails go on; false when they were not stopped. */
    public boolean resume(String actor) {
        return transactions.within("Failed to let mails go on", connection -> {
            boolean resumed = BrakeStore.resume(connection);
            if (resumed) {
                ConsentAuditStore.note(connection, actor, "mail.resume", "mail", JsonObject.EMPTY_JSON_OBJECT);
            }
            return resumed;
        });
    }
}

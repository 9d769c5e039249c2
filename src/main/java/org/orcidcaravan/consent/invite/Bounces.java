package org.orcidcaravan.consent.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;

/** Addresses that take no mail. */
@ApplicationScoped
public class Bounces {
    private final ConsentTransactionStore transactions;

    public Bounces(ConsentTransactionStore transactions) {
        this.transactions = transactions;
    }

    /**
     * An address that gets no mail.
     *
     * @param reason {@code bounced} or {@code opted-out}
     */
    public record Barred(
            String address, String reason, @Nullable String detail, Instant at) {}

    /**
     * What came of a bounce.
     *
     * @param fresh whether the address was not barred before
     * @param person whose mail it was; null: none was sent there
     * @param suppressed planned mails that are not sent because of it
     */
    public record Outcome(boolean fresh, @Nullable Long person, int suppressed) {}

    /**
     * A mail came back, which the mail server said only later.
     *
     * @throws CampaignRefused when this is no address
     */
    public Outcome cameBack(String address, String detail, String actor) {
        String line = LetterTemplates.oneLine(detail);
        String to = address.strip();
        if (!Letters.isAddress(to)) {
            throw CampaignRefused.because(
                    "'" + LetterTemplates.oneLine(to) + "' is no address: say which mail came back.");
        }
        return transactions.within("Failed to note that a mail came back", connection -> {
            boolean fresh = BarredStore.bounce(connection, to, line);
            Optional<Long> person = BarredStore.markBounced(connection, to, line);
            int suppressed = BarredStore.suppressPlanned(connection, to, null, "Mail to this address came back.");
            if (fresh || person.isPresent()) {
                ConsentAuditStore.note(
                        connection,
                        actor,
                        "mail.bounce",
                        person.map(id -> "person:" + id).orElse("mail"),
                        Json.createObjectBuilder().add("suppressed", suppressed).build());
            }
            return new Outcome(fresh, person.orElse(null), suppressed);
        });
    }

    /** The address takes mail again; false when it was not barred for bouncing. */
    public boolean lift(String address, String actor) {
        return transactions.within("Failed to let an address have mail again", connection -> {
            boolean lifted = BarredStore.lift(connection, address.strip());
            if (lifted) {
                ConsentAuditStore.note(
                        connection,
                        actor,
                        "mail.bounce-lifted",
                        "mail",
                        Json.createObjectBuilder()
                                .add("address", address.strip())
                                .build());
            }
            return lifted;
        });
    }

    /** All, by address. */
    public List<Barred> all(String after, int limit) {
        return transactions.within(
                "Failed to list the addresses that get no mail",
                connection -> BarredStore.all(connection, after, limit));
    }
}

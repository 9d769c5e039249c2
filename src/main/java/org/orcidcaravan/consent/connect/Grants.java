package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.identity.LinkEventStore;
import org.orcidcaravan.orcid.OrcidId;

/** Keeps what ORCID granted: the iD, the permission, the history and the audit, in one transaction. */
@ApplicationScoped
public class Grants {
    private final ConsentTransactionStore transactions;
    private final PermissionStore permissions;
    private final ConsentSettings settings;
    private final LinkEventStore links;

    Grants(
            ConsentTransactionStore transactions,
            PermissionStore permissions,
            ConsentSettings settings,
            LinkEventStore links) {
        this.links = links;
        this.transactions = transactions;
        this.permissions = permissions;
        this.settings = settings;
    }

    /** Whose journey it was, and what they agreed to. */
    record Traveller(long journey, long person, String consentText) {}

    /** Links the iD when none is linked, or the same; asks or refuses otherwise. */
    Outcome take(Traveller who, Grant grant) {
        return transactions.within("Failed to keep the permission for " + grant.orcid(), connection -> {
            OrcidId linked = GrantStore.linked(connection, who.person());
            Outcome outcome = GrantStore.heldByAnother(connection, grant.orcid(), who.person())
                    ? Outcome.TAKEN
                    : linked == null || linked.equals(grant.orcid()) ? Outcome.CONNECTED : Outcome.OTHER_ID;
            Long token = permissions.keep(connection, who, grant, outcome);
            JourneyStore.end(connection, who.journey(), outcome, token);
            links.tell(connection, who.person());
            PermissionStore.note(connection, who, outcome, detail(grant.orcid(), grant.scopes(), linked));
            return outcome;
        });
    }

    /** The researcher said no at ORCID. */
    void denied(Traveller who) {
        transactions.within("Failed to note a refusal", connection -> {
            JourneyStore.end(connection, who.journey(), Outcome.DENIED, null);
            ConsentEventStore.add(connection, ConsentEvent.of(who.person(), ConsentEvent.Kind.DENIED));
            PermissionStore.audit(connection, who.person(), "permission.denied", JsonObject.EMPTY_JSON_OBJECT);
            return true;
        });
    }

    /** It came to nothing. */
    void ended(Traveller who, Outcome outcome) {
        transactions.within("Failed to note what became of a connection", connection -> {
            JourneyStore.end(connection, who.journey(), outcome, null);
            PermissionStore.audit(
                    connection,
                    who.person(),
                    "permission.not-granted",
                    Json.createObjectBuilder().add("why", outcome.text()).build());
            return true;
        });
    }

    /**
     * The person says which of two iDs is theirs.
     *
     * @param session of the journey that asked
     * @param other whether it is the one that came back from ORCID
     * @return whether there was such a question
     */
    public boolean decide(long session, long person, boolean other) {
        return transactions.within("Failed to change the linked iD", connection -> {
            OrcidId linked = GrantStore.linked(connection, person);
            Optional<PermissionStore.Asked> asked = permissions.asked(connection, session, person);
            if (asked.isEmpty()) {
                return false;
            }
            PermissionStore.Asked question = asked.get();
            boolean taken = GrantStore.heldByAnother(connection, question.orcid(), person);
            Traveller who = new Traveller(question.journey(), person, question.consentText());
            if (!other || taken) {
                Outcome outcome = other ? Outcome.TAKEN : Outcome.KEPT;
                GrantStore.decline(connection, question.token(), "The iD was not taken.");
                JourneyStore.end(connection, question.journey(), outcome, null);
                PermissionStore.note(connection, who, outcome, detail(question.orcid(), question.scopes(), linked));
                return true;
            }
            GrantStore.accept(connection, person, question.token());
            GrantStore.link(connection, person, question.orcid());
            GrantStore.supersede(connection, person, question.token());
            JourneyStore.end(connection, question.journey(), Outcome.CONNECTED, null);
            links.tell(connection, person);
            PermissionStore.note(
                    connection, who, Outcome.CONNECTED, detail(question.orcid(), question.scopes(), linked));
            return true;
        });
    }

    /** Gives back what nobody has decided about in time; tells how many. */
    public int giveUp() {
        Duration patience = settings.decisionPatience();
        return transactions.within("Failed to give up what nobody decides", connection -> {
            int count = 0;
            Optional<GrantStore.Undecided> one = GrantStore.undecided(connection, patience);
            while (one.isPresent()) {
                GrantStore.decline(connection, one.get().token(), "Nobody said that the iD is theirs.");
                JourneyStore.end(connection, one.get().journey(), Outcome.KEPT, null);
                count++;
                one = GrantStore.undecided(connection, patience);
            }
            return count;
        });
    }

    private static JsonObject detail(OrcidId orcid, String scopes, @Nullable OrcidId linked) {
        var detail = Json.createObjectBuilder().add("orcid", orcid.toString()).add("scopes", scopes);
        if (linked != null && !linked.equals(orcid)) {
            detail.add("before", linked.toString());
        }
        return detail.build();
    }
}

package org.orcidcaravan.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import java.security.SecureRandom;
import java.util.Optional;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.Unguessable;

/**
 * Which researcher a browser is of. Each request asks the row anew, so that whatever ends a session ends it at once
 * (ASVS 5.0, 7.4.1).
 */
@ApplicationScoped
public class PortalSessions {
    private final ConsentTransactionStore transactions;
    private final PersonStore people;
    private final PortalSettings settings;
    private final SecureRandom random = new SecureRandom();

    public PortalSessions(ConsentTransactionStore transactions, PersonStore people, PortalSettings settings) {
        this.transactions = transactions;
        this.people = people;
        this.settings = settings;
    }

    /** A session that goes on, and whose. */
    public record Known(long session, Person person) {}

    /**
     * Opens a session for somebody who has shown who they are.
     *
     * @param person the id of the person's row
     * @return its token, always a new one (ASVS 5.0, 7.2.4)
     */
    public String open(long person, How how) {
        String token = Unguessable.make(random);
        return transactions.within("Failed to open a session", connection -> {
            PortalSessionStore.open(
                    connection,
                    Unguessable.hash(token),
                    new PortalSessionStore.Opening(
                            person, how, settings.session().longest()));
            ConsentAuditStore.note(
                    connection,
                    "person:" + person,
                    "portal.sign-in",
                    "person:" + person,
                    Json.createObjectBuilder().add("by", how.text()).build());
            return token;
        });
    }

    /**
     * The person whom somebody trustworthy names by the institution's key; one who is new is added where the operator
     * allows that.
     */
    public Optional<Person> vouchedFor(String personId) {
        Optional<Person> known = people.find(personId);
        if (known.isPresent() || !settings.admitUnknown()) {
            return known;
        }
        people.save(Person.named(personId));
        return people.find(personId);
    }

    /** Whose token it is, when it is that of a session that goes on; its use is noted. */
    public Optional<Known> find(String token) {
        Optional<PortalSessionStore.Row> found = transactions.within("Failed to look a session up", connection -> {
            Optional<PortalSessionStore.Row> row = PortalSessionStore.find(
                    connection, Unguessable.hash(token), settings.session().idle());
            if (row.isPresent()) {
                PortalSessionStore.seen(connection, row.get().session());
            }
            return row;
        });
        return found.flatMap(row -> people.byId(row.person()).map(person -> new Known(row.session(), person)));
    }

    /** The token of a session is refused from now on. */
    public void end(long session) {
        transactions.within("Failed to end a session", connection -> {
            PortalSessionStore.end(connection, session);
            return true;
        });
    }

    /** All tokens of a person's sessions are refused from now on. */
    public void endAll(long person) {
        transactions.within("Failed to end the sessions of person " + person, connection -> {
            PortalSessionStore.endAll(connection, person);
            return true;
        });
    }
}

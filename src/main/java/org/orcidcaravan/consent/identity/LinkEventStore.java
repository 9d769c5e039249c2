package org.orcidcaravan.consent.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.identity.LinkStore.Standing;
import org.orcidcaravan.event.Event;
import org.orcidcaravan.event.EventStore;
import org.orcidcaravan.orcid.OrcidId;

/**
 * Tells of people's authenticated iDs, in the transaction that changes them: the topic {@code link}, in order per person.
 * What was told last is remembered, so that each change is told once, whichever way it came about. Call it last, but before
 * the audit's row.
 */
@ApplicationScoped
public class LinkEventStore {
    /** What these events are about. */
    public static final String TOPIC = "link";

    private static final String NEW = "link.new";
    private static final String CHANGED = "link.changed";
    static final String WITHDRAWN = "link.withdrawn";
    private static final String ADDRESS = "https://orcid.org/";

    private final EventStore events;

    public LinkEventStore(EventStore events) {
        this.events = events;
    }

    /** Tells how a person's link stands now, if that is not what was told last. */
    public void tell(Connection connection, long person) throws SQLException {
        if (!events.wanted(TOPIC)) {
            return;
        }
        Optional<Standing> found = LinkStore.standing(connection, person);
        if (found.isPresent()) {
            Standing standing = found.get();
            List<Event> changes = changes(standing);
            String linked = standing.linked();
            if (!changes.isEmpty() && linked != null) {
                LinkStore.told(connection, person, standing.personId(), linked);
            } else if (!changes.isEmpty()) {
                LinkStore.withdrawn(connection, person);
            }
            events.append(connection, changes);
        }
    }

    private static List<Event> changes(Standing standing) {
        String linked = standing.linked();
        String told = standing.told();
        String toldId = standing.toldId();
        List<Event> changes = new ArrayList<>();
        boolean renamed = toldId != null && !toldId.equals(standing.personId());
        if (told != null && toldId != null && (linked == null || renamed)) {
            changes.add(event(new Change(WITHDRAWN, toldId, told, null, true), standing.at()));
        }
        if (linked != null && (told == null || renamed)) {
            changes.add(event(new Change(NEW, standing.personId(), linked, null, true), standing.at()));
        } else if (linked != null && !linked.equals(told)) {
            changes.add(event(new Change(CHANGED, standing.personId(), linked, told, true), standing.at()));
        }
        return changes;
    }

    /**
     * ORCID merged the record into another of the same person. The other iD is not confirmed by the person yet; when it is,
     * that is told as well.
     */
    public void deprecated(Connection connection, long person, OrcidId primary) throws SQLException {
        Optional<Standing> standing = events.wanted(TOPIC) ? LinkStore.standing(connection, person) : Optional.empty();
        String told = standing.map(Standing::told).orElse(null);
        if (standing.isPresent() && told != null && !told.equals(primary.toString())) {
            Change change = new Change(CHANGED, standing.get().personId(), primary.toString(), told, false);
            events.append(connection, List.of(event(change, standing.get().at())));
        }
    }

    /**
     * Withdraws the link of somebody who is about to be erased. What waits about them is forgotten; this last event stays
     * until it is delivered, because without it the others would keep the iD.
     */
    public void forget(Connection connection, long person) throws SQLException {
        Optional<Standing> found = LinkStore.standing(connection, person);
        if (found.isPresent()) {
            Standing standing = found.get();
            events.forget(connection, TOPIC, standing.personId());
            String told = standing.told();
            String toldId = standing.toldId();
            if (told != null && toldId != null) {
                events.forget(connection, TOPIC, toldId);
                LinkStore.withdrawn(connection, person);
                Change change = new Change(WITHDRAWN, toldId, told, null, true);
                events.append(connection, List.of(event(change, standing.at())));
            }
        }
    }

    private record Change(
            String kind,
            String personId,
            String orcid,
            @Nullable String previous,
            boolean authenticated) {}

    private static Event event(Change change, Instant at) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("event", change.kind())
                .add("person_id", change.personId())
                .add("orcid", ADDRESS + change.orcid());
        String previous = change.previous();
        if (previous == null) {
            json.add("previous", JsonValue.NULL);
        } else {
            json.add("previous", ADDRESS + previous);
        }
        return new Event(
                TOPIC,
                change.personId(),
                json.add("authenticated", change.authenticated())
                        .add("at", at.toString())
                        .build()
                        .toString());
    }
}

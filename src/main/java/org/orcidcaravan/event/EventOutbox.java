package org.orcidcaravan.event;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.orcidcaravan.event.Consignment.Lease;

/**
 * The events that wait, as the route {@code event-outbox} asks for them. What a sink has is deleted only afterwards, so a
 * crash in between delivers twice, and never not at all.
 */
@Named("eventOutbox")
@Unremovable
@Singleton
public class EventOutbox {
    private static final Logger LOG = Logger.getLogger(EventOutbox.class);
    /** Half of them, so that a second instance finds some. */
    private static final int LANES_AT_ONCE = Event.LANES / 2;
    /** Then the lane is anybody's again. */
    private static final int ROUNDS = 10;

    private final EventTransactionStore transactions;
    private final EventSettings settings;
    private final EventCounts counts;
    private final List<String> sinks;
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Map<String, String> said = new ConcurrentHashMap<>();

    EventOutbox(EventTransactionStore transactions, EventSettings settings, EventCounts counts) {
        this.transactions = transactions;
        this.settings = settings;
        this.counts = counts;
        this.sinks = settings.names();
    }

    /** Lanes with events that are due, each leased to whoever asks; without sinks PostgreSQL is not asked. */
    public List<Consignment> claim() {
        List<Consignment> claimed = new ArrayList<>();
        for (String sink : sinks) {
            claimed.addAll(transactions.within("Failed to claim events for " + sink, connection -> {
                if (made.add(sink)) {
                    EventLaneStore.make(connection, sink);
                }
                List<Consignment> found = new ArrayList<>();
                for (Lease lease : EventLaneStore.claim(connection, sink, LANES_AT_ONCE, settings.lease())) {
                    found.add(new Consignment(lease, EventLaneStore.read(connection, lease, settings.batch())));
                }
                return found;
            }));
        }
        return claimed;
    }

    /** Asked before a sink is: the lease is prolonged (faults.md row 46). @throws LaneLost when it is another's */
    public void hold(Consignment consignment) {
        transactions.within("Failed to keep the events of " + consignment, connection -> {
            EventLaneStore.hold(connection, consignment.lease(), settings.lease());
            return true;
        });
    }

    /** The sink has the next one for good. */
    public void took(Consignment consignment) {
        consignment.took();
    }

    /**
     * The sink has what it took; gives what comes next in this lane, or nothing, and then the lane is given back.
     *
     * @throws SinkTrouble when it took nothing: no route delivers to it
     */
    public Consignment settled(Consignment consignment) {
        Lease lease = consignment.lease();
        if (consignment.taken().isEmpty()) {
            throw new SinkTrouble(
                    "No route delivers to it: add it to routes/event-sinks.camel.yaml, or take it out of"
                            + " caravan.events.sinks",
                    settings.retryDelayMax());
        }
        Consignment next = transactions.within("Failed to settle the events of " + consignment, connection -> {
            EventLaneStore.hold(connection, lease, settings.lease());
            EventLaneStore.settle(connection, lease, consignment.taken());
            List<Noted> events =
                    lease.round() + 1 < ROUNDS ? EventLaneStore.read(connection, lease, settings.batch()) : List.of();
            if (events.isEmpty()) {
                EventLaneStore.giveBack(connection, lease, Duration.ZERO);
            }
            return new Consignment(lease.next(), events);
        });
        counts.delivered(lease.sink(), consignment.taken().size());
        if (said.remove(lease.sink()) != null) {
            LOG.infof("The sink %s takes events again.", lease.sink());
        }
        return next;
    }

    /** The sink did not take all: what it took is settled, the rest waits, in order. */
    public void failed(Consignment consignment, Throwable thrown) {
        Throwable failure = Problem.within(thrown);
        try {
            if (failure instanceof LaneLost lost) {
                throw lost;
            }
            note(consignment, failure);
        } catch (LaneLost | EventTrouble left) {
            // Whoever has the lane next begins with what was not settled.
            LOG.warn(left.getMessage());
        }
    }

    private void note(Consignment consignment, Throwable failure) {
        Lease lease = consignment.lease();
        String problem = Problem.of(failure);
        transactions.within("Failed to note what went wrong with the events of " + consignment, connection -> {
            EventLaneStore.hold(connection, lease, settings.lease());
            EventLaneStore.settle(connection, lease, consignment.taken());
            if (!(failure instanceof EventRefused)) {
                int times = EventTroubleStore.failed(connection, lease, problem);
                EventLaneStore.giveBack(connection, lease, settings.pause(times, Problem.asked(failure)));
                return true;
            }
            Noted event = consignment.left().getFirst();
            int times = EventTroubleStore.refused(connection, lease, event, problem);
            boolean givenUp = times >= settings.maxAttempts();
            if (givenUp) {
                EventTroubleStore.setAside(connection, lease, event, problem);
            }
            EventLaneStore.giveBack(connection, lease, givenUp ? Duration.ZERO : settings.pause(times, null));
            return true;
        });
        counts.delivered(lease.sink(), consignment.taken().size());
        counts.failed(lease.sink());
        if (!problem.equals(said.put(lease.sink(), problem))) {
            LOG.warnf(
                    "Failed to deliver events to the sink %s: %s. They wait, and are offered again.",
                    lease.sink(), problem);
        }
    }

    /** Nothing was claimed; the next time comes by itself. */
    public void missed(Throwable failure) {
        LOG.warn(failure.getMessage());
    }

    /** Forgets what is too old to keep: what was set aside, and events of sinks that are no longer named. */
    public void prune() {
        long pruned = transactions.within("Failed to prune events", connection -> {
            EventLaneStore.named(connection, sinks);
            return EventTroubleStore.prune(connection, sinks, settings.keep());
        });
        if (pruned > 0) {
            LOG.infof(
                    "Forgot %d events that were set aside, or whose sink is gone, longer than caravan.events.keep ago.",
                    pruned);
        }
    }

    /** What a sink refused is offered to it again, behind what waits; how many those are. */
    public int again(String sink) {
        return transactions.within(
                "Failed to offer events again to " + sink, connection -> EventTroubleStore.again(connection, sink));
    }
}

package org.orcidcaravan.event;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Events of one lane, in order, leased to whoever delivers them to a sink. */
public final class Consignment {
    private final Lease lease;
    private final List<Noted> events;
    private final AtomicInteger taken = new AtomicInteger();
    /** Those that the sink is to hear of. */
    private volatile List<Noted> meant;

    /**
     * Who delivers a lane.
     *
     * @param fencing grows with each lease: who has an older number settles nothing
     * @param round how many consignments of this lease came before, from 0
     */
    record Lease(String sink, short lane, long fencing, int round) {
        Lease next() {
            return new Lease(sink, lane, fencing, round + 1);
        }
    }

    Consignment(Lease lease, List<Noted> events) {
        this.lease = lease;
        this.events = List.copyOf(events);
        this.meant = this.events;
    }

    /** To whom. */
    public String sink() {
        return lease.sink();
    }

    /** In the order of delivery. */
    public List<Noted> events() {
        return meant;
    }

    /** Leaves out those that this sink is not to hear of; they count as delivered. To be called before any is. */
    public void only(Predicate<Noted> wanted) {
        meant = meant.stream().filter(wanted).toList();
    }

    /** Whether there is something to deliver; otherwise the lane has been given back. */
    public boolean isUnfinished() {
        return !events.isEmpty();
    }

    /** The sink has the next one for good. */
    public void took() {
        taken.incrementAndGet();
    }

    /** The sink has all of them for good. */
    public void tookAll() {
        taken.set(meant.size());
    }

    Lease lease() {
        return lease;
    }

    /** Up to the first one that the sink still has to get. */
    List<Noted> taken() {
        List<Noted> all = meant;
        int delivered = taken.get();
        return delivered >= all.size() ? events : events.subList(0, events.indexOf(all.get(delivered)));
    }

    /** Those from the one that the sink has not taken. */
    List<Noted> left() {
        return events.subList(taken().size(), events.size());
    }

    /** As {@code http/3}: a sink and its lane. */
    @Override
    public String toString() {
        return lease.sink() + "/" + lease.lane();
    }
}

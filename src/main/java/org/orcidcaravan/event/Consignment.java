package org.orcidcaravan.event;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Events of one lane, in order, leased to whoever delivers them to a sink. */
public final class Consignment {
    private final Lease lease;
    private final List<Noted> events;
    private final AtomicInteger taken = new AtomicInteger();

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
    }

    /** To whom. */
    public String sink() {
        return lease.sink();
    }

    /** In the order of delivery. */
    public List<Noted> events() {
        return events;
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
        taken.set(events.size());
    }

    Lease lease() {
        return lease;
    }

    List<Noted> taken() {
        return events.subList(0, Math.min(taken.get(), events.size()));
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

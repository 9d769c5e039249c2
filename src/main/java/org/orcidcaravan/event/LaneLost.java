package org.orcidcaravan.event;

/** Another instance has these events now; what this one delivered of them may come twice. */
public final class LaneLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaneLost(Consignment.Lease lease) {
        super("The events of " + lease.sink() + ", lane " + lease.lane()
                + ", took longer than caravan.events.lease and went to another instance; some may arrive twice.");
    }
}

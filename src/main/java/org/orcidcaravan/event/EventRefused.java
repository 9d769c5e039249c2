package org.orcidcaravan.event;

/** A sink will not take this one event, whenever it is offered: it is no outage. */
public final class EventRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventRefused(String reason) {
        super(reason);
    }
}

package org.orcidcaravan.consent.identity;

import org.orcidcaravan.event.SomeEvents;

/** Tells for tests. */
public final class SampleLinks {
    private SampleLinks() {}

    /** Nobody wants to hear of anything. */
    public static LinkEventStore untold() {
        return new LinkEventStore(SomeEvents.wanted());
    }

    /** One sink does, by the name {@code file}. */
    public static LinkEventStore told() {
        return new LinkEventStore(SomeEvents.wanted("file"));
    }
}

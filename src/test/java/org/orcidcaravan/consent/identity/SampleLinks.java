package org.orcidcaravan.consent.identity;

import org.orcidcaravan.event.SomeEvents;

/** Tells for tests. */
public final class SampleLinks {
    private SampleLinks() {}

    /** Nobody wants to hear of anything. */
    public static LinkEvents untold() {
        return new LinkEvents(SomeEvents.wanted());
    }

    /** One sink does, by the name {@code file}. */
    public static LinkEvents told() {
        return new LinkEvents(SomeEvents.wanted("file"));
    }
}

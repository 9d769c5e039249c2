package org.orcidcaravan.event;

/** Events for tests of other rooms. */
public final class SomeEvents {
    private SomeEvents() {}

    /** Noted for sinks of these names; for none, not at all. */
    public static EventStore wanted(String... sinks) {
        return new EventStore(TestSettings.sinks(sinks));
    }
}

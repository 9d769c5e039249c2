package org.orcidcaravan.event;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Events on their way, for tests of sinks of other rooms. */
public final class SomeConsignment {
    private SomeConsignment() {}

    /** One event of this topic. */
    public static Consignment of(String topic, String json) {
        return new Consignment(
                new Consignment.Lease("test", (short) 0, 1, 0),
                List.of(new Noted(1, topic, "p1", UUID.fromString("00000000-0000-4000-8000-000000000001"), json)));
    }

    /** These events for a sink, each with its key, numbered from the first one on. */
    public static Consignment of(String sink, long first, String key, String... bodies) {
        List<Noted> events = new ArrayList<>();
        for (String body : bodies) {
            long id = first + events.size();
            events.add(new Noted(id, "record", key, new UUID(0, id), body));
        }
        return new Consignment(new Consignment.Lease(sink, (short) 0, 1, 0), events);
    }

    /** How many the sink has taken. */
    public static int taken(Consignment consignment) {
        return consignment.taken().size();
    }
}

package org.orcidcaravan.event;

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

    /** How many the sink has taken. */
    public static int taken(Consignment consignment) {
        return consignment.taken().size();
    }
}

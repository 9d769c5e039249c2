package org.orcidcaravan;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what happens beside it: as long as a machine with other work may need, since only a test
 * that fails waits it out. Awaitility's own limit is ten seconds.
 */
public final class Waiting {
    private static final Duration LONG = Duration.ofMinutes(1);

    private Waiting() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }
}

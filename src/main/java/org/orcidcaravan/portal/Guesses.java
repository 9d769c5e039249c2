package org.orcidcaravan.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Personal links that were good for nothing, by the address that tried them: each process counts for itself. */
@ApplicationScoped
class Guesses {
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final int most;
    private final InstantSource time;
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant begun;

    Guesses(PortalSettings settings, InstantSource time) {
        this.most = settings.guesses();
        this.time = time;
        this.begun = time.instant();
    }

    /** Whether the address has tried too many, so that it has to wait for the next minute. */
    synchronized boolean tooMany(String address) {
        forget();
        return counts.getOrDefault(address, 0) >= most || counts.size() >= ADDRESSES;
    }

    synchronized void wrong(String address) {
        forget();
        counts.merge(address, 1, Integer::sum);
    }

    private void forget() {
        if (!time.instant().isBefore(begun.plus(SPAN))) {
            begun = time.instant();
            counts.clear();
        }
    }
}

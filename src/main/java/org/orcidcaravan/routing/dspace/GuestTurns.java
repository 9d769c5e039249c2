package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.orcidcaravan.push.GuestLeaseStore;
import org.orcidcaravan.push.PushSettings;
import org.orcidcaravan.push.call.Ticker;

/** Makes the turns of runs, with what the queue's own workers have: the same leases, for as long. */
@ApplicationScoped
public class GuestTurns {
    private final GuestLeaseStore leases;
    private final Ticker ticker;
    private final Duration length;

    public GuestTurns(GuestLeaseStore leases, Ticker ticker, PushSettings settings) {
        this.leases = leases;
        this.ticker = ticker;
        this.length = settings.lease();
    }

    /** For one run, which sends by this road. */
    RecordTurns on(OrcidRoad road) {
        return new RecordTurns(leases, road, ticker, length);
    }
}

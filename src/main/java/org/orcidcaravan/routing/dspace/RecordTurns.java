package org.orcidcaravan.routing.dspace;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.answer.TransportFailure;
import org.orcidcaravan.push.GuestLeaseStore;
import org.orcidcaravan.push.GuestLeaseStore.Guest;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.call.Ticker;

/**
 * One write in flight per iD, our own queue's included: a run is a guest at each record, with the lease of the queue's
 * workers, and each request begins only while it holds.
 */
final class RecordTurns implements OrcidRoad {
    static final String BUSY = "Caravan's own queue writes to this record just now; the next run goes on.";

    /** So long a record is waited for that the queue writes to: longer than most of its requests take. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String GUEST = "DSpace's queue";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final GuestLeaseStore leases;
    private final OrcidRoad road;
    private final Ticker ticker;
    private final Duration length;
    private @Nullable Guest guest;

    /** @param length of a lease: longer than a request may take */
    RecordTurns(GuestLeaseStore leases, OrcidRoad road, Ticker ticker, Duration length) {
        this.leases = leases;
        this.road = road;
        this.ticker = ticker;
        this.length = length;
    }

    /**
     * Does something while nobody else writes to a record.
     *
     * @param orcid as it stands in DSpace; what is no iD is nobody's record
     * @param wait how long the turn is waited for
     * @return false: somebody else wrote to it all the time, and nothing was done
     */
    boolean with(@Nullable String orcid, Duration wait, Runnable work) {
        Optional<OrcidId> record = orcid == null ? Optional.empty() : OrcidId.parse(orcid.strip());
        if (record.isEmpty()) {
            work.run();
            return true;
        }
        Optional<Guest> taken = take(record.get().toString(), wait);
        if (taken.isEmpty()) {
            return false;
        }
        guest = taken.get();
        try {
            work.run();
        } finally {
            Guest last = guest;
            guest = null;
            if (last != null) {
                leases.giveBack(last);
            }
        }
        return true;
    }

    private Optional<Guest> take(String orcid, Duration wait) {
        long began = ticker.nanos();
        Optional<Guest> taken = leases.take(orcid, GUEST, length);
        while (taken.isEmpty() && ticker.nanos() - began < wait.toNanos()) {
            try {
                ticker.pause(LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            taken = leases.take(orcid, GUEST, length);
        }
        return taken;
    }

    @Override
    public Answered send(DspaceCall call) {
        Guest current = guest;
        Optional<Guest> held =
                current == null || !call.isFor(current.orcid()) ? Optional.empty() : leases.hold(current);
        if (held.isEmpty()) {
            return new Answered.Silence(
                    TransportFailure.RATE_BLOCKED, "The turn to write to this record had ended before the request.");
        }
        guest = held.get();
        return road.send(call);
    }
}

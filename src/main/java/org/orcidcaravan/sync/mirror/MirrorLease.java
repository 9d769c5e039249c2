package org.orcidcaravan.sync.mirror;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The right to work on a mirror, alone or with others on the same pass, until it is closed. */
public final class MirrorLease implements AutoCloseable {
    private final Mirror mirror;
    private final @Nullable Place place;
    private final Release release;
    private final AtomicBoolean closed = new AtomicBoolean();

    MirrorLease(Mirror mirror, Release release) {
        this(mirror, null, release);
    }

    MirrorLease(Mirror mirror, @Nullable Place place, Release release) {
        this.mirror = mirror;
        this.place = place;
        this.release = release;
    }

    /** Its place among others. */
    record Place(MemberStore members, int id, boolean leads, Duration lease) {}

    /** The mirror to work on. */
    public Mirror mirror() {
        return mirror;
    }

    /** The fencing token; 0 when nobody else can be at work. */
    public int member() {
        return place == null ? 0 : place.id();
    }

    /** Whether what is to be done once for all is to be done here. */
    public boolean leads() {
        return place == null || place.leads();
    }

    /** How often the lease has to be renewed. */
    public Duration beat() {
        return place == null ? Duration.ofDays(1) : place.lease().dividedBy(3);
    }

    /** Renews it; false when it has ended. */
    public boolean renew() {
        return place == null || place.members().renew(place.id(), place.lease());
    }

    /** The work is laid out: others may take of it. */
    public void ready() {
        if (place != null && place.leads()) {
            place.members().ready(place.id());
        }
    }

    /** Whether somebody else is still laying out the work. */
    public boolean awaits() {
        return place != null && !place.leads() && place.members().awaited(mirror.id());
    }

    /** Tells under which number the history has this part of the pass. */
    public void name(long pass) {
        if (place != null) {
            place.members().name(place.id(), pass);
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            release.run();
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to give back the work on " + mirror.path(), e);
        }
    }

    /** How the right is given back. */
    interface Release {
        void run() throws SQLException;
    }
}

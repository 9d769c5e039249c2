package org.orcidcaravan.push;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;

/** What the claims of the routes ask for: how many people at once, for how long, and by whom. */
@Named("pushClaims")
@Unremovable
@Singleton
public class PushClaims {
    private static final int LARGEST_BULK = 100;

    private final String owner =
            ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
    private final PushSettings settings;
    private final Hours hours;
    private final InstantSource clock;

    PushClaims(PushSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.hours = Hours.read(settings.hours());
    }

    /** How many people one claim takes; none outside the hours in which requests may start. */
    public int people() {
        int hour = clock.instant().atZone(ZoneOffset.UTC).getHour();
        return hours.contains(hour) ? settings.people() : 0;
    }

    /** How many new works go in one request. */
    public int bulk() {
        return Math.clamp(settings.bulk(), 1, LARGEST_BULK);
    }

    /** This process, for the eyes of operators. */
    public String owner() {
        return owner;
    }

    /** ISO 8601, which PostgreSQL reads as an interval. */
    public String lease() {
        return settings.lease().toString();
    }
}

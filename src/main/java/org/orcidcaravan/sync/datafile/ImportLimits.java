package org.orcidcaravan.sync.datafile;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.orcidcaravan.sync.DataVersion;
import org.orcidcaravan.sync.SyncSettings;

/** What bounds an import. */
@Singleton
class ImportLimits {
    /** A change dated further ahead than clocks differ is wrong, and must not move the first watermark. */
    private static final Duration MAX_AHEAD = Duration.ofDays(1);

    private final SyncSettings settings;
    private final InstantSource clock;

    ImportLimits(SyncSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The version that mirrors are kept in. */
    DataVersion version() {
        return settings.form().version();
    }

    /** The most bytes that one document may have. */
    long maxEntry() {
        return settings.maxObjectBytes();
    }

    /** No change is later than this. */
    Instant latest() {
        return clock.instant().plus(MAX_AHEAD);
    }
}

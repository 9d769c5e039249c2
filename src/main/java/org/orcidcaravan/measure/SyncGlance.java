package org.orcidcaravan.measure;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.measure.Overview.Copy;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.DataSettings;

/** The service's own mirror for a scrape, which asks for several figures at once: read once for all of them. */
@Singleton
class SyncGlance {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final SyncWatch watch;
    private final Path folder;
    private final InstantSource clock;
    private List<Copy> copies = List.of();
    private @Nullable Instant readAt;

    SyncGlance(SyncWatch watch, DataSettings settings, InstantSource clock) {
        this.watch = watch;
        this.folder = settings.dir().toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** Empty when the mirror does not hold it. */
    synchronized Optional<Copy> of(DataClass dataClass) {
        Instant now = clock.instant();
        if (readAt == null || readAt.plus(FRESH).isBefore(now)) {
            copies = watch.now().copies();
            readAt = now;
        }
        return copies.stream()
                .filter(copy -> copy.dataClass().equals(dataClass.folder())
                        && Path.of(copy.path()).equals(folder))
                .findFirst();
    }
}

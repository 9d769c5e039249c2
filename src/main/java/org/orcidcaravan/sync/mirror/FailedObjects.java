package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;

/** Objects that could not be fetched, for a pass to try again. */
@ApplicationScoped
public class FailedObjects {
    private final FailedObjectStore store;

    FailedObjects(FailedObjectStore store) {
        this.store = store;
    }

    /**
     * A failed object whose next attempt has come.
     *
     * @param changedAt when the change list says it changed; null when a full pass asked for it
     */
    public record Due(ObjectKey key, @Nullable Instant changedAt) {}

    /**
     * The next ones after a key, in an order that stays.
     *
     * @param early also those whose next attempt is not due yet
     */
    public List<Due> due(Mirror mirror, DataClass dataClass, @Nullable ObjectKey after, boolean early, int limit) {
        try {
            String afterKey = after == null ? "" : after.text();
            return store.due(mirror.id(), dataClass, afterKey, early, limit).stream()
                    .map(due -> new Due(ObjectKey.read(dataClass, due.key()), due.changedAt()))
                    .toList();
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to look up what failed earlier", e);
        }
    }

    /** How many there are. */
    public long count(Mirror mirror, DataClass dataClass) {
        try {
            return store.count(mirror.id(), dataClass);
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to count what failed", e);
        }
    }

    /** The time that the watermark must not pass: empty when nothing failed, the beginning of time when unknown. */
    public Optional<Instant> oldest(Mirror mirror, DataClass dataClass) {
        try {
            return store.oldest(mirror.id(), dataClass);
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to look up what failed", e);
        }
    }
}

package org.orcidcaravan.sync.datafile;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.changes.Cursor;
import org.orcidcaravan.sync.changes.CursorStore;
import org.orcidcaravan.sync.datafile.DataFileStore.Finished;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.Mirror;

/**
 * Since when the change list is followed after an import. The newest change in a data file tells when ORCID ended it; it
 * takes days to write one, and a record that was written early may have changed on the last of them. So the watermark is
 * two weeks before the newest change, and the usual overlap more. Activities come in eleven archives, by the iDs' last
 * character, so there is none before all of them are here.
 */
@ApplicationScoped
class FirstWatermark {
    /** Longer than ORCID takes to write its data files; a full pass makes up for what is longer still. */
    private static final Duration WRITING = Duration.ofDays(14);

    private static final Pattern PART = Pattern.compile("_activities_([0-9X])\\.");
    private static final int PARTS = 11;

    private final CursorStore cursors;
    private final DataFileStore store;
    private final SyncSettings settings;

    FirstWatermark(CursorStore cursors, DataFileStore store, SyncSettings settings) {
        this.cursors = cursors;
        this.store = store;
        this.settings = settings;
    }

    /**
     * Sets the watermark once all archives of a data class are here; one that is there already is never moved back.
     *
     * @param asOf the day that the operator says the data is of; empty: by the newest change
     */
    Optional<Instant> after(Mirror mirror, DataClass dataClass, String name, Optional<Instant> asOf) {
        List<Finished> finished = store.finished(mirror, dataClass);
        if (isPart(name) && parts(finished) < PARTS) {
            return Optional.empty();
        }
        Optional<Instant> since = asOf.or(() -> finished.stream()
                .filter(file -> isPart(file.name()) == isPart(name))
                .flatMap(file -> Optional.ofNullable(file.newest()).stream())
                .min(Instant::compareTo)
                .map(newest -> newest.minus(WRITING)));
        try {
            if (since.isPresent()) {
                Instant watermark = since.get().minus(settings.overlap());
                cursors.advance(mirror.id(), dataClass, new Cursor(watermark, null));
                return cursors.find(mirror.id(), dataClass).map(Cursor::watermark);
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to set the watermark", e);
        }
    }

    private static boolean isPart(String name) {
        return PART.matcher(name).find();
    }

    private static int parts(List<Finished> finished) {
        Set<String> letters = new HashSet<>();
        for (Finished file : finished) {
            Matcher part = PART.matcher(file.name());
            if (part.find()) {
                letters.add(part.group(1));
            }
        }
        return letters.size();
    }
}

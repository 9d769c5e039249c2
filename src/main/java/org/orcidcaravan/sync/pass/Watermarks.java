package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.changes.ChangedRecordStore;
import org.orcidcaravan.sync.changes.ChangedRecordStore.Pending;
import org.orcidcaravan.sync.changes.Cursor;
import org.orcidcaravan.sync.changes.CursorStore;
import org.orcidcaravan.sync.mirror.FailedObjects;

/**
 * The rules of the watermark: the newest row of the change list that was followed, less an overlap, never the clock on
 * the wall; it never goes back, and never passes what is still to be done (faults.md rows 1, 17 and 18).
 */
@ApplicationScoped
class Watermarks {
    private static final Duration DEFAULT_REACH = Duration.ofDays(30);
    /** The scripts write local time, so the zone could be anything; and a list is a day old at times. */
    private static final Duration SCRIPTS_OVERLAP = Duration.ofDays(2);

    private final CursorStore cursors;
    private final ChangedRecordStore changes;
    private final FailedObjects failures;
    private final SyncSettings settings;
    private final InstantSource clock;

    Watermarks(
            CursorStore cursors,
            ChangedRecordStore changes,
            FailedObjects failures,
            SyncSettings settings,
            InstantSource clock) {
        this.cursors = cursors;
        this.changes = changes;
        this.failures = failures;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Cursor> cursor(Pass pass, DataClass dataClass) throws SQLException {
        return cursors.find(pass.mirror().id(), dataClass);
    }

    /** Since when changes are to be looked at: as asked, or the watermark, or ORCID's scripts' last run, or 30 days. */
    Instant from(Pass pass, DataClass dataClass) throws SQLException {
        if (pass.request().days().isPresent()) {
            return clock.instant().minus(Duration.ofDays(pass.request().days().getAsInt()));
        }
        Optional<Cursor> cursor = cursor(pass, dataClass);
        if (cursor.isPresent()) {
            return cursor.get().watermark();
        }
        Optional<Instant> lastRan = LastRan.read(pass.mirror(), Path.of("").toAbsolutePath());
        if (lastRan.isPresent()) {
            return lastRan.get().minus(SCRIPTS_OVERLAP);
        }
        pass.trouble("No earlier pass of " + dataClass.folder() + " is known here, so changes of the last 30 days only"
                + " are looked at; \"download\" makes a full copy.");
        return clock.instant().minus(DEFAULT_REACH);
    }

    void afterFullPass(Pass pass, DataClass dataClass, @Nullable Instant newestRow) throws SQLException {
        if (newestRow != null) {
            Instant watermark = newestRow.minus(settings.overlap());
            cursors.advance(pass.mirror().id(), dataClass, new Cursor(watermark, null));
        }
    }

    /** After the change list was followed as far as it went. */
    void afterChanges(Pass pass, DataClass dataClass, Instant from) throws SQLException {
        int mirror = pass.mirror().id();
        ChangeListNews news = pass.news();
        Optional<Cursor> cursor = cursors.find(mirror, dataClass);
        boolean gap = cursor.isPresent() && from.isAfter(cursor.get().watermark());
        if (news == null || news.newest() == null || gap || !pass.running()) {
            return;
        }
        Instant reached = news.newest().minus(settings.overlap());
        Pending pending = changes.pending(mirror, dataClass);
        reached = earlier(reached, pending.oldest());
        reached = earlier(reached, failures.oldest(pass.mirror(), dataClass));
        if (cursor.isPresent() || reached.isAfter(Instant.EPOCH)) {
            cursors.advance(mirror, dataClass, new Cursor(reached, news.etag()));
            changes.purge(mirror, dataClass, reached);
        }
    }

    /** Just before an outstanding change, so that its row is still newer than the watermark. */
    private static Instant earlier(Instant reached, Optional<Instant> outstanding) {
        return outstanding
                .map(time -> time.equals(Instant.EPOCH) ? time : time.minusMillis(1))
                .filter(reached::isAfter)
                .orElse(reached);
    }
}

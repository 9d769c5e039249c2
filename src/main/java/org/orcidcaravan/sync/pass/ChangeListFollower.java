package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.bucket.AccessRefused;
import org.orcidcaravan.sync.bucket.BucketMissing;
import org.orcidcaravan.sync.bucket.Condition;
import org.orcidcaravan.sync.bucket.NotModified;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.bucket.ObjectMissing;
import org.orcidcaravan.sync.changes.ChangeIntakeStore;
import org.orcidcaravan.sync.changes.ChangeIntakeStore.Intake;
import org.orcidcaravan.sync.changes.ChangeListArchive;
import org.orcidcaravan.sync.changes.ChangeListDamaged;
import org.orcidcaravan.sync.changes.ChangeListReader;
import org.orcidcaravan.sync.changes.ChangeListReader.Summary;
import org.orcidcaravan.sync.changes.Cursor;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.Refusal;

/** Reads ORCID's change list as it streams by, and notes which records have changed. */
@Named("changeList")
@Unremovable
@ApplicationScoped
public class ChangeListFollower {
    /** A real list unpacks to about 3 GB. */
    private static final long MAX_BYTES = 64L << 30;
    /** Clocks differ; a row further ahead than this is wrong. */
    private static final Duration MAX_AHEAD = Duration.ofDays(1);

    private final ChangeListBucket bucket;
    private final ChangeIntakeStore intakes;
    private final Watermarks watermarks;
    private final SyncSettings settings;
    private final InstantSource clock;

    ChangeListFollower(
            ChangeListBucket bucket,
            ChangeIntakeStore intakes,
            Watermarks watermarks,
            SyncSettings settings,
            InstantSource clock) {
        this.bucket = bucket;
        this.intakes = intakes;
        this.watermarks = watermarks;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Notes every record whose row is newer than the watermark; all of them or, when the list is damaged, none. One
     * request, and nothing else, when the list is the one that was followed last.
     */
    public Pass follow(Pass pass) {
        try {
            for (DataClass dataClass : pass.request().dataClasses()) {
                pass.from().put(dataClass, watermarks.from(pass, dataClass));
            }
            if (!pass.leads()) {
                return pass;
            }
            Optional<String> followed = followedByAll(pass);
            Condition condition =
                    followed.<Condition>map(Condition.IfNoneMatch::new).orElse(Condition.ANY);
            switch (bucket.get(condition)) {
                case NotModified same -> pass.news(new ChangeListNews(followed.orElseThrow(), null));
                case ObjectBody body -> {
                    try (body) {
                        pass.news(new ChangeListNews(body.etag(), take(pass, body.stream())));
                    }
                }
            }
            return pass;
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to note what the change list says", e);
        }
    }

    /**
     * Reads the list for its newest row only: where the first watermark will be, once a full pass is complete. Without a
     * list a full pass is still worth its while, so that is noted here; a route cannot catch it, because Camel marks an
     * exchange that failed for good, and every later failure of the pass would then count as not handled.
     */
    public Pass glance(Pass pass) {
        try {
            if (bucket.get(Condition.ANY) instanceof ObjectBody body) {
                try (body) {
                    Summary summary = read(body.stream(), (orcid, lastModified) -> {});
                    pass.news(new ChangeListNews(body.etag(), summary.newest()));
                    pass.records(summary.rows());
                }
            }
        } catch (BucketMissing | ObjectMissing | AccessRefused | ChangeListDamaged without) {
            pass.trouble("The change list was not read, so the next \"sync\" begins without a watermark: "
                    + without.getMessage());
        }
        return pass;
    }

    private Optional<String> followedByAll(Pass pass) throws SQLException {
        Set<@Nullable String> etags = new HashSet<>();
        for (DataClass dataClass : pass.request().dataClasses()) {
            etags.add(watermarks
                    .cursor(pass, dataClass)
                    .map(Cursor::changeListEtag)
                    .orElse(null));
        }
        boolean same = etags.size() == 1 && pass.request().days().isEmpty();
        return same ? Optional.ofNullable(etags.iterator().next()) : Optional.empty();
    }

    private Instant take(Pass pass, InputStream archive) throws SQLException {
        try (Intake intake = intakes.open(pass.mirror().id())) {
            if (pass.request().days().isPresent()) {
                pass.request().dataClasses().forEach(intake::again);
            }
            Summary summary = read(archive, (orcid, lastModified) -> add(pass, intake, orcid, lastModified));
            List<Refusal> refused = summary.badRows().stream()
                    .map(bad ->
                            new Refusal(bucket.origin(), bad.content(), "on line " + bad.line() + " " + bad.reason()))
                    .toList();
            intake.commit(refused);
            if (summary.bad() > 0) {
                pass.progress().refused(summary.bad());
                pass.trouble(summary.bad() + " rows of the change list are not as they should be and were kept aside"
                        + " (table quarantined); " + summary.rows() + " are good.");
            }
            return summary.newest();
        }
    }

    private Summary read(InputStream archive, ChangeListReader.Rows rows) {
        ChangeListReader reader = new ChangeListReader(
                ZoneId.of(settings.changeListZone()), clock.instant().plus(MAX_AHEAD));
        return new ChangeListArchive(MAX_BYTES).read(archive, csv -> reader.read(csv, rows));
    }

    private static void add(Pass pass, Intake intake, OrcidId orcid, Instant lastModified) {
        try {
            for (Map.Entry<DataClass, Instant> entry : pass.from().entrySet()) {
                if (lastModified.isAfter(entry.getValue())) {
                    intake.add(entry.getKey(), orcid, lastModified);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to note a change", e);
        }
    }
}

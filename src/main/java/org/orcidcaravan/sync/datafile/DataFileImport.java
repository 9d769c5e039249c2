package org.orcidcaravan.sync.datafile;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataVersion;
import org.orcidcaravan.sync.datafile.DataFileStore.Reached;
import org.orcidcaravan.sync.mirror.Confirmation;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorFiles;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.mirror.Mirrors;
import org.orcidcaravan.sync.mirror.RecordedObjects;

/**
 * Streams a Public Data File into a mirror: verified, flushed and confirmed as in a pass. What the mirror has already it
 * keeps, because that came from the buckets, later. One that was interrupted skips what is confirmed.
 */
@Unremovable
@Singleton
public class DataFileImport {
    private final Mirrors mirrors;
    private final MirrorFiles files;
    private final RecordedObjects recorded;
    private final Confirmation confirmation;
    private final DataFileStore store;
    private final FirstWatermark watermark;
    private final ImportLimits limits;

    DataFileImport(
            Mirrors mirrors,
            MirrorFiles files,
            RecordedObjects recorded,
            Confirmation confirmation,
            DataFileStore store,
            FirstWatermark watermark,
            ImportLimits limits) {
        this.mirrors = mirrors;
        this.files = files;
        this.recorded = recorded;
        this.confirmation = confirmation;
        this.store = store;
        this.watermark = watermark;
        this.limits = limits;
    }

    /**
     * What came of an import.
     *
     * @param whole whether the archive was read to its end
     * @param watermark since when the change list will be followed; null when other archives are still to come
     */
    public record Report(boolean whole, @Nullable Instant watermark) {}

    /**
     * Imports one archive.
     *
     * @param asOf the day that the data is of; empty: as the documents in it tell
     * @param count told how far it is; may end it early
     * @throws DataFileDamaged when the archive ends too early, or is none
     * @throws IOException when it cannot be read
     */
    public Report run(Path archive, Path path, Optional<Instant> asOf, ImportCount count)
            throws IOException, InterruptedException {
        if (limits.version() != DataVersion.V3_0) {
            throw new MirrorUnusable("Public Data Files hold version 3.0, and caravan.sync.data-version is "
                    + limits.version().word() + ": set it to 3.0.");
        }
        String name = String.valueOf(archive.getFileName());
        long length = Files.size(archive);
        count.expect(length);
        try (InputStream in = Files.newInputStream(archive);
                MirrorLease lease = mirrors.open(path)) {
            Mirror mirror = lease.mirror();
            Reached reached = store.begin(mirror, name, length);
            try (DataFileArchive entries = new DataFileArchive(in, limits.maxEntry());
                    Intake intake = new Intake(
                            mirror, name, new Intake.Rooms(files, recorded, confirmation, store), reached, count)) {
                intake.latest(limits.latest());
                boolean whole = intake.take(entries);
                Optional<Instant> first =
                        whole ? watermark.after(mirror, intake.dataClass(), name, asOf) : Optional.empty();
                return new Report(whole, first.orElse(null));
            }
        }
    }
}

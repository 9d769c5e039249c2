package org.orcidcaravan.sync.verify;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.DoubtStore;
import org.orcidcaravan.sync.mirror.EachFolder;
import org.orcidcaravan.sync.mirror.FileCheck;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorBusy;
import org.orcidcaravan.sync.mirror.Mirrors;
import org.orcidcaravan.sync.mirror.RecordedObjects;

/**
 * Reads a mirror's files again and compares them with what was recorded when they were stored (faults.md rows 38 and 40).
 * It takes no pass's place: passes may go on meanwhile.
 */
@Named("verification")
@Unremovable
@Singleton
public class Verification {
    /** Reading waits for the disk now and then, so there are more threads than processors. */
    private static final int THREADS = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Mirrors mirrors;
    private final RecordedObjects recorded;
    private final FileCheck check;
    private final DoubtStore doubts;
    private final VerificationStore store;
    private final InstantSource clock;
    private final AtomicReference<@Nullable VerifyReport> last = new AtomicReference<>();

    public Verification(
            Mirrors mirrors,
            RecordedObjects recorded,
            FileCheck check,
            DoubtStore doubts,
            VerificationStore store,
            InstantSource clock) {
        this.mirrors = mirrors;
        this.recorded = recorded;
        this.check = check;
        this.doubts = doubts;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Verifies the mirror in a folder.
     *
     * @param sample how many objects of each data class, at random; empty for all, and then also files that nothing is
     *     known of are looked for
     * @param count told how far it is; may end it early
     * @throws org.orcidcaravan.sync.mirror.MirrorUnusable when there is no mirror, or it cannot be read
     */
    public VerifyReport verify(Path path, OptionalInt sample, VerifyCount count) throws InterruptedException {
        Mirror mirror = mirrors.find(path);
        Instant began = clock.instant();
        count.expect(
                sample.isPresent()
                        ? DataClass.values().length
                        : (long) DataClass.values().length * ChecksumFolder.COUNT);
        for (DataClass dataClass : DataClass.values()) {
            var rooms = new FolderVerification.Rooms(recorded, check, doubts, () -> isBusy(path), began);
            FolderVerification work = new FolderVerification(mirror, dataClass, rooms, count);
            var before = count.use();
            if (sample.isPresent()) {
                work.objects(recorded.sample(mirror, dataClass, sample.getAsInt()));
                count.stepDone();
            } else {
                beside(work);
                EachFolder.run(THREADS, "verify", folder -> folder(work, folder, count), count::stop);
                if (!count.stopped()) {
                    doubts.disk(mirror, dataClass, count.use().minus(before), clock.instant());
                }
            }
        }
        VerifyReport report =
                new VerifyReport(mirror.path(), mirror.form(), sample, began, clock.instant(), !count.stopped(), count);
        store.save(mirror, report);
        last.set(report);
        return report;
    }

    private static void folder(FolderVerification work, ChecksumFolder folder, VerifyCount count) throws IOException {
        if (!count.stopped()) {
            work.folder(folder);
            count.stepDone();
        }
    }

    private static void beside(FolderVerification work) {
        try {
            work.beside();
        } catch (IOException disk) {
            throw new UncheckedIOException("Failed to look through the mirror: " + disk.getMessage(), disk);
        }
    }

    private boolean isBusy(Path path) {
        try {
            mirrors.openAsItIs(path).close();
            return false;
        } catch (MirrorBusy busy) {
            return true;
        }
    }

    /** The report of the verification that ended last in this process; null before. */
    @Nullable
    VerifyReport last() {
        return last.get();
    }
}

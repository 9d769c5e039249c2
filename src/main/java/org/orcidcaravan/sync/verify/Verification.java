package org.orcidcaravan.sync.verify;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.DoubtStore;
import org.orcidcaravan.sync.mirror.FileCheck;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorBusy;
import org.orcidcaravan.sync.mirror.MirrorLease;
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
                folders(work, count);
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

    private static void beside(FolderVerification work) {
        try {
            work.beside();
        } catch (IOException disk) {
            throw new UncheckedIOException("Failed to look through the mirror: " + disk.getMessage(), disk);
        }
    }

    private static void folders(FolderVerification work, VerifyCount count) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("verify-", 0).factory())) {
            List<Future<?>> all = new ArrayList<>();
            for (ChecksumFolder folder : ChecksumFolder.all()) {
                all.add(threads.submit(() -> {
                    if (!count.stopped()) {
                        work.folder(folder);
                        count.stepDone();
                    }
                    return folder;
                }));
            }
            await(all, count);
        }
    }

    /** The first failure, and an interruption, stops those that are not done. */
    private static void await(List<Future<?>> all, VerifyCount count) throws InterruptedException {
        boolean done = false;
        try {
            for (Future<?> each : all) {
                each.get();
            }
            done = true;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            if (cause instanceof IOException disk) {
                throw new UncheckedIOException("Failed to look through the mirror: " + disk.getMessage(), disk);
            }
            throw new IllegalStateException("Verifying failed, which is a fault of this program", e);
        } finally {
            if (!done) {
                count.stop();
            }
        }
    }

    private boolean isBusy(Path path) {
        try (MirrorLease free = mirrors.openAsItIs(path)) {
            return free == null;
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

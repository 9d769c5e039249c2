package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something with each of the 1,100 checksum folders, several side by side. */
public final class EachFolder {
    private EachFolder() {}

    /** What is done with one. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void at(ChecksumFolder folder) throws IOException;
    }

    /**
     * Does it with all, and waits for them.
     *
     * @param name what its threads are called
     * @param stop called once when one of them failed, or the caller was interrupted: those that are left should see it
     * @throws RuntimeException the first failure; what the disk says as an {@link UncheckedIOException}
     */
    public static void run(int threads, String name, Work work, Runnable stop) throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name(name + "-", 0).factory())) {
            List<Future<ChecksumFolder>> all = new ArrayList<>();
            for (ChecksumFolder folder : ChecksumFolder.all()) {
                all.add(workers.submit(done(work, folder)));
            }
            await(all, stop);
        }
    }

    private static Callable<ChecksumFolder> done(Work work, ChecksumFolder folder) {
        return () -> {
            work.at(folder);
            return folder;
        };
    }

    private static void await(List<Future<ChecksumFolder>> all, Runnable stop) throws InterruptedException {
        boolean done = false;
        try {
            for (Future<ChecksumFolder> each : all) {
                each.get();
            }
            done = true;
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException known -> known;
                case IOException disk ->
                    new UncheckedIOException("Failed to look through the mirror: " + disk.getMessage(), disk);
                case null, default ->
                    new IllegalStateException("A folder could not be done, which is a fault of this program", e);
            };
        } finally {
            if (!done) {
                stop.run();
            }
        }
    }
}

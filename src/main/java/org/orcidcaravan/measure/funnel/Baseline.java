package org.orcidcaravan.measure.funnel;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.orcidcaravan.orcid.record.CurrentEmployers;
import org.orcidcaravan.orcid.record.Institution;
import org.orcidcaravan.orcid.record.UnreadableRecord;
import org.orcidcaravan.sync.DataSettings;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.SummaryFiles;

/** Counts the records of the service's own copy that name the institution: what the measure of success starts from. */
@Singleton
public class Baseline {
    /** Reading waits for the disk now and then, so there are more threads than processors. */
    private static final int THREADS = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());

    private final DataSettings data;
    private final BaselineStore store;
    private final InstantSource clock;

    public Baseline(DataSettings data, BaselineStore store, InstantSource clock) {
        this.data = data;
        this.store = store;
        this.clock = clock;
    }

    /** The folder that the copy is, or would be, in. */
    public Path place() {
        return data.dir();
    }

    /** The summaries of the copy; empty when there is no copy of them. */
    public Optional<SummaryFiles> copy() {
        return SummaryFiles.in(data.dir());
    }

    /**
     * Reads every summary, and keeps the figure as that of the day on which it began. However often it is counted, a day
     * has one figure.
     *
     * @return empty when it was stopped: then nothing is kept
     * @throws UncheckedIOException when a folder cannot be looked through
     */
    public Optional<BaselineFigure> count(SummaryFiles copy, Institution institution, BaselineCount count)
            throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Walk walk = new Walk(copy, institution, today, count);
        try (ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofVirtual().name("baseline-", 0).factory())) {
            List<Future<?>> folders = new ArrayList<>();
            ChecksumFolder.all().forEach(folder -> folders.add(threads.submit(() -> walk.read(folder))));
            await(folders, count);
        }
        if (count.stopped()) {
            return Optional.empty();
        }
        BaselineFigure figure = count.figure(today);
        store.save(figure);
        return Optional.of(figure);
    }

    /** The first failure, and an interruption, stops those that are not done. */
    private static void await(List<Future<?>> folders, BaselineCount count) throws InterruptedException {
        boolean done = false;
        try {
            for (Future<?> folder : folders) {
                folder.get();
            }
            done = true;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UncheckedIOException disk
                    ? disk
                    : new IllegalStateException("Failed to count the baseline, which is a fault of this program", e);
        } finally {
            if (!done) {
                count.stop();
            }
        }
    }

    /** The figure that was counted last. */
    public Optional<BaselineFigure> newest() {
        return store.newest();
    }

    private record Walk(SummaryFiles copy, Institution institution, LocalDate today, BaselineCount count) {
        void read(ChecksumFolder folder) {
            if (count.stopped()) {
                return;
            }
            for (Path file : copy.of(folder)) {
                if (count.stopped()) {
                    return;
                }
                read(file);
            }
            count.folderDone();
        }

        private void read(Path file) {
            try (InputStream in = copy.open(file)) {
                count.read(institution.names(CurrentEmployers.read(in, today)));
            } catch (UnreadableRecord e) {
                count.unreadable(file, String.valueOf(e.getMessage()));
            } catch (NoSuchFileException removedMeanwhile) {
                // A pass that goes on beside us took a record away that is no more: it is none of our records.
            } catch (IOException e) {
                count.unreadable(file, "could not be opened: " + e.getMessage());
            }
        }
    }
}

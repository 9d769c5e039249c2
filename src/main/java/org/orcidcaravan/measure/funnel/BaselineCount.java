package org.orcidcaravan.measure.funnel;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.orcidcaravan.sync.mirror.ChecksumFolder;

/** A count of the baseline while it is made, and a handle to stop it. Safe for many threads. */
public final class BaselineCount {
    private static final int NAMED = 20;

    private final LongAdder records = new LongAdder();
    private final LongAdder ours = new LongAdder();
    private final AtomicInteger unreadable = new AtomicInteger();
    private final AtomicInteger folders = new AtomicInteger();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** Lets it end soon and without a result. */
    public void stop() {
        stopped = true;
    }

    public boolean stopped() {
        return stopped;
    }

    /** Records read so far. */
    public long records() {
        return records.sum();
    }

    /** How much of the folders is read: from 0 to 1. */
    public double share() {
        return (double) folders.get() / ChecksumFolder.COUNT;
    }

    /** Sentences about files that could not be read; of very many, some. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    void read(boolean namesUs) {
        records.increment();
        if (namesUs) {
            ours.increment();
        }
    }

    void unreadable(Path file, String reason) {
        if (unreadable.incrementAndGet() <= NAMED) {
            troubles.add("Failed to read " + file + ": the summary " + reason + ". Fetch it anew by removing it before"
                    + " the next full download.");
        }
    }

    void folderDone() {
        folders.incrementAndGet();
    }

    BaselineFigure figure(LocalDate day) {
        return new BaselineFigure(day, records.sum(), ours.sum(), unreadable.get());
    }
}

package org.orcidcaravan.sync.pass;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.Progress;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorLease;

/** One pass over the buckets, from its beginning to its report. */
public final class Pass implements AutoCloseable {
    private static final int PATIENCE_WITH_FOLDERS = 20;

    private final long id;
    private final PassRequest request;
    private final MirrorLease lease;
    private final Instant startedAt;
    private final Progress progress = new Progress();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final Set<String> closedBuckets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
    private final Map<DataClass, Instant> from = new EnumMap<>(DataClass.class);
    private final AtomicInteger foldersFailedInARow = new AtomicInteger();
    private final AtomicReference<@Nullable ChangeListNews> news = new AtomicReference<>();
    private final AtomicLong records = new AtomicLong();

    Pass(long id, PassRequest request, MirrorLease lease, Instant startedAt) {
        this.id = id;
        this.request = request;
        this.lease = lease;
        this.startedAt = startedAt;
    }

    /** Its number in the history. */
    public long id() {
        return id;
    }

    public PassRequest request() {
        return request;
    }

    public Mirror mirror() {
        return lease.mirror();
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Progress progress() {
        return progress;
    }

    /** Whether it goes on: false as soon as something made all further work useless. */
    public boolean running() {
        return stopped.get() == null;
    }

    /** Ends the pass early, for a reason that no other object could escape. What was confirmed stays. */
    public void stop(String reason) {
        if (stopped.compareAndSet(null, reason)) {
            troubles.add(reason);
        }
    }

    /** A sentence for the report. */
    public void trouble(String sentence) {
        troubles.add(sentence);
    }

    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Leaves a bucket out from now on; the others go on (faults.md row 8). */
    public void closeBucket(String bucket, String reason) {
        if (closedBuckets.add(bucket)) {
            troubles.add(reason);
        }
    }

    /** A folder could not be listed; when many fail one after the other, the rest would too. */
    void folderFailed(String reason) {
        trouble(reason);
        progress.failed();
        if (foldersFailedInARow.incrementAndGet() >= PATIENCE_WITH_FOLDERS) {
            stop("The last " + PATIENCE_WITH_FOLDERS
                    + " folders could not be listed, so the pass ends here; the next one"
                    + " goes on where this one was. See that S3 can be reached.");
        }
    }

    void folderListed() {
        foldersFailedInARow.set(0);
    }

    public boolean isOpen(String bucket) {
        return running() && !closedBuckets.contains(bucket);
    }

    boolean anyBucketClosed() {
        return !closedBuckets.isEmpty();
    }

    /** The time since which changes are looked at. */
    Map<DataClass, Instant> from() {
        return from;
    }

    /** What the change list said; null before it was read. */
    @Nullable
    ChangeListNews news() {
        return news.get();
    }

    /** How many records the change list named in all; 0 when it was not looked at. */
    long records() {
        return records.get();
    }

    void records(long named) {
        records.set(named);
    }

    void news(ChangeListNews read) {
        news.set(read);
    }

    @Override
    public void close() {
        lease.close();
    }
}

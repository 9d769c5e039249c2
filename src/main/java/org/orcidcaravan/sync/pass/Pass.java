package org.orcidcaravan.sync.pass;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.Progress;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.LeaseLost;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorLease;

/** One pass over the buckets, from its beginning to its report. */
public final class Pass implements AutoCloseable {
    static final long WAIT_MILLIS = 500;
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

    private final Map<DataClass, Instant> trusted = new EnumMap<>(DataClass.class);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final RemovalBudget removals;
    private final AtomicInteger rounds = new AtomicInteger();
    private final Set<DataClass> laidOut = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> lockedOut = new AtomicReference<>();
    private volatile boolean held;

    Pass(long id, PassRequest request, MirrorLease lease, Instant startedAt, RemovalBudget removals) {
        this.id = id;
        this.request = request;
        this.lease = lease;
        this.startedAt = startedAt;
        this.removals = removals;
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
            end.countDown();
        }
    }

    /** S3 lets nobody in any more: readiness says so until a pass ends otherwise (faults.md row 7). */
    void lockedOut(String sentence) {
        lockedOut.set(sentence);
    }

    @Nullable
    String lockedOut() {
        return lockedOut.get();
    }

    /** Waits so many milliseconds, or until the pass is stopped. */
    void pause(long millis) {
        try {
            if (millis > 0 && end.await(millis, TimeUnit.MILLISECONDS)) {
                throw new PassStopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PassStopped();
        }
    }

    /** An empty batch of this pass. */
    Batch batch() {
        return new Batch(mirror(), lease.member());
    }

    /** Its fencing token. */
    int member() {
        return lease.member();
    }

    /** Whether what is to be done once for all is done here. */
    boolean leads() {
        return lease.leads();
    }

    /** The work is laid out: others may take of it. */
    void ready() {
        lease.ready();
    }

    /** Waits until whoever leads has laid out the work, or is gone. */
    void awaitLeader() {
        while (lease.awaits()) {
            pause(WAIT_MILLIS);
        }
    }

    /** How many rounds over the folders there were; this is one more. */
    int round() {
        return rounds.getAndIncrement();
    }

    /** Whether a new pass is to be laid out: once, and by whoever leads. */
    boolean layOut(DataClass dataClass) {
        return lease.leads() && laidOut.add(dataClass);
    }

    /** Renews the lease until the pass is closed. */
    void keepLease() {
        try {
            while (!closed.await(lease.beat().toMillis(), TimeUnit.MILLISECONDS)) {
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        try {
            if (!lease.renew()) {
                stop(String.valueOf(new LeaseLost().getMessage()));
            }
        } catch (DatabaseTrouble away) {
            // The next beat tries again; what is to be confirmed meanwhile is refused if the lease has ended.
            trouble(String.valueOf(away.getMessage()));
        }
    }

    /** What may be removed without asking. */
    RemovalBudget removals() {
        return removals;
    }

    /** Deletions wait for somebody's decision: said in the report. */
    void hold(String sentence) {
        held = true;
        troubles.add(sentence);
    }

    boolean held() {
        return held;
    }

    /** Up to when the change list was followed, of data classes that were complete before this scan. */
    Map<DataClass, Instant> trusted() {
        return trusted;
    }

    /** Whether it is a scan that nobody waits for, and may take its time. */
    boolean spread() {
        return !request.early() && !trusted.isEmpty();
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
        closed.countDown();
        lease.close();
    }
}

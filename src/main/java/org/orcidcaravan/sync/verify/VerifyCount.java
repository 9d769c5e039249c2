package org.orcidcaravan.sync.verify;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.orcidcaravan.sync.mirror.DiskUse;

/** How far a verification is, and what it has found; counted from many threads, read by whoever shows it. */
public final class VerifyCount {
    private static final int SENTENCES = 100;

    private final LongAdder looked = new LongAdder();
    private final LongAdder different = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder unsettled = new LongAdder();
    private final LongAdder plain = new LongAdder();
    private final LongAdder storedBytes = new LongAdder();
    private final LongAdder allocated = new LongAdder();
    private final LongAdder files = new LongAdder();
    private final ConcurrentLinkedQueue<String> sentences = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicLong steps = new AtomicLong();
    private final LongAdder stepsDone = new LongAdder();
    private volatile boolean stopped;

    void expect(long count) {
        steps.set(count);
    }

    void stepDone() {
        stepsDone.increment();
    }

    void looked(DiskUse use) {
        looked.increment();
        files.add(use.files());
        plain.add(use.plain());
        storedBytes.add(use.stored());
        allocated.add(use.allocated());
    }

    void different(String sentence) {
        different.increment();
        keep(sentence);
    }

    void unknown(String sentence) {
        unknown.increment();
        keep(sentence);
    }

    void leave() {
        unsettled.increment();
    }

    private void keep(String sentence) {
        if (kept.incrementAndGet() <= SENTENCES) {
            sentences.add(sentence);
        }
    }

    /** Ends it early; what was found so far stays queued. */
    public void stop() {
        stopped = true;
    }

    /** Whether it was told to end. */
    public boolean stopped() {
        return stopped;
    }

    /** From 0 to 1. */
    public double share() {
        long all = steps.get();
        return all == 0 ? 0 : (double) stepsDone.sum() / all;
    }

    /** Objects that were looked at. */
    public long looked() {
        return looked.sum();
    }

    /** Objects whose files are not what was stored; all are queued to be fetched again. */
    public long different() {
        return different.sum();
    }

    /** Files below the mirror that nothing is known of. */
    public long unknown() {
        return unknown.sum();
    }

    /** Files that differed, but that a pass was writing at that moment: the next verification will tell. */
    public long unsettled() {
        return unsettled.sum();
    }

    /** What the files that were looked at take. */
    public DiskUse use() {
        return new DiskUse(files.sum(), plain.sum(), storedBytes.sum(), allocated.sum());
    }

    /** The first hundred findings, a sentence each. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }
}

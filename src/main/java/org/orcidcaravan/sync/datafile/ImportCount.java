package org.orcidcaravan.sync.datafile;

import java.util.concurrent.atomic.LongAdder;

/** How far an import is; counted from several threads, read by whoever shows it. */
public class ImportCount {
    private final LongAdder stored = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder here = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile long archive;
    private volatile long read;
    private volatile boolean stopped;

    void expect(long length) {
        archive = length;
    }

    void read(long position) {
        read = position;
    }

    void stored(long length) {
        stored.increment();
        bytes.add(length);
    }

    void here() {
        here.increment();
    }

    void refused() {
        refused.increment();
    }

    /** Ends it early; it can be gone on with. */
    public void stop() {
        stopped = true;
    }

    /** Whether it was told to end. */
    public boolean stopped() {
        return stopped;
    }

    /** From 0 to 1, by the bytes of the archive. */
    public double share() {
        return archive == 0 ? 0 : Math.min(1, (double) read / archive);
    }

    /** Objects stored. */
    public long objects() {
        return stored.sum();
    }

    /** Their bytes. */
    public long bytes() {
        return bytes.sum();
    }

    /** Objects that the mirror had already, in whatever version. */
    public long alreadyHere() {
        return here.sum();
    }

    /** Entries that are none of ORCID's, kept aside by name. */
    public long kept() {
        return refused.sum();
    }
}

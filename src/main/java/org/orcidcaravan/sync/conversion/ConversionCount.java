package org.orcidcaravan.sync.conversion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.Conversion;
import org.orcidcaravan.sync.mirror.DiskUse;

/** How far a conversion is; counted from many threads, read by whoever shows it. */
public final class ConversionCount {
    private static final int SENTENCES = 100;

    private final Map<DataClass, DiskUse> after = new EnumMap<>(DataClass.class);
    private final List<String> sentences = new ArrayList<>();
    private DiskUse before = DiskUse.NONE;
    private long doubted;
    private long foldersDone;
    private long folders;
    private volatile boolean stopped;

    synchronized void expect(long count) {
        folders = count;
    }

    synchronized void add(DataClass dataClass, Conversion.Outcome outcome) {
        before = before.plus(outcome.before());
        after.merge(dataClass, outcome.after(), DiskUse::plus);
        doubted += outcome.doubted().size();
        outcome.doubted().stream()
                .limit(Math.max(0, SENTENCES - sentences.size()))
                .forEach(sentences::add);
    }

    synchronized void folderDone() {
        foldersDone++;
    }

    /** Ends it early; it can be gone on with. */
    public void stop() {
        stopped = true;
    }

    /** Whether it was told to end. */
    public boolean stopped() {
        return stopped;
    }

    /** From 0 to 1. */
    public synchronized double share() {
        return folders == 0 ? 0 : (double) foldersDone / folders;
    }

    /** What the converted files took. */
    public synchronized DiskUse before() {
        return before;
    }

    /** What they take now. */
    public synchronized DiskUse after() {
        return after.values().stream().reduce(DiskUse.NONE, DiskUse::plus);
    }

    /** Objects whose files were not what was stored, and that are queued to be fetched again. */
    public synchronized long doubted() {
        return doubted;
    }

    /** The first hundred of them, a sentence each. */
    public synchronized List<String> sentences() {
        return List.copyOf(sentences);
    }
}

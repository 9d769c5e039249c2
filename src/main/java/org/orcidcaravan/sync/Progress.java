package org.orcidcaravan.sync;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** How far a pass is. Counted from many threads, read by whoever shows it. */
public final class Progress {
    private final LongAdder listed = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder fetched = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder adopted = new LongAdder();
    private final LongAdder removed = new LongAdder();
    private final LongAdder gone = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder stepsDone = new LongAdder();
    private volatile long steps;

    public void listed(long count) {
        listed.add(count);
    }

    public void unchanged() {
        unchanged.increment();
    }

    /** An object was fetched and verified. */
    public void fetched(long length) {
        fetched.increment();
        bytes.add(length);
    }

    public void adopted() {
        adopted.increment();
    }

    public void removed() {
        removed.increment();
    }

    public void gone() {
        gone.increment();
    }

    public void refused(long count) {
        refused.add(count);
    }

    public void failed() {
        failed.increment();
    }

    /** How many steps there are in all: checksum folders of a full pass, records of the others. */
    public void expect(long count) {
        steps = count;
    }

    /** Steps are done. */
    public void stepsDone(long count) {
        stepsDone.add(count);
    }

    /** From 0 to 1; 0 while it is not known how much there is. */
    public double share() {
        long all = steps;
        return all == 0 ? 0 : Math.min(1, (double) stepsDone.sum() / all);
    }

    /** The numbers so far. */
    public PassReport.Counts counts() {
        return new PassReport.Counts(
                listed.sum(),
                unchanged.sum(),
                fetched.sum(),
                bytes.sum(),
                adopted.sum(),
                removed.sum(),
                gone.sum(),
                refused.sum(),
                failed.sum());
    }

    /** Objects, bytes, rate and time left, in one line for people. */
    public String describe(Duration running) {
        PassReport.Counts counts = counts();
        double seconds = Math.max(0.001, running.toMillis() / 1000.0);
        long seen = counts.unchanged() + counts.fetched() + counts.adopted();
        double share = share();
        String left = share < 0.001 ? "" : ", " + clock((long) (seconds / share * (1 - share))) + " left";
        return String.format(
                Locale.ROOT,
                "%,d objects, %,.1f MB fetched, %,.0f/s%s%s",
                seen,
                counts.bytes() / 1e6,
                seen / seconds,
                counts.failed() == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", counts.failed()),
                left);
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}

package org.orcidcaravan.simulator.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.OrcidId;

/** Every request since the registry opened, or since {@link #clear}. */
public final class RequestLog {
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

    /** All of them, by the time they came. */
    public List<LoggedRequest> all() {
        return entries.stream()
                .map(Entry::seen)
                .sorted((a, b) -> Long.compare(a.startNanos(), b.startNanos()))
                .toList();
    }

    /** Those of this method whose path contains {@code part}. */
    public List<LoggedRequest> all(String method, String part) {
        return all().stream()
                .filter(r -> r.method().equals(method) && r.path().contains(part))
                .toList();
    }

    /** The most requests to the API that came within any stretch of time of this length. */
    public int peakInAnyWindow(Duration window) {
        List<Long> starts = all().stream()
                .filter(r -> r.line().isApi())
                .map(LoggedRequest::startNanos)
                .toList();
        int peak = 0;
        int first = 0;
        for (int last = 0; last < starts.size(); last++) {
            while (starts.get(last) - starts.get(first) >= window.toNanos()) {
                first++;
            }
            peak = Math.max(peak, last - first + 1);
        }
        return peak;
    }

    /** The most writes to this record that were under way at the same time. */
    public int largestConcurrencyOfWrites(OrcidId orcid) {
        return largestConcurrency(all().stream()
                .filter(r -> r.isWrite() && r.orcid().filter(orcid::equals).isPresent()));
    }

    /** The most requests that were under way at the same time. */
    public int largestConcurrency() {
        return largestConcurrency(all().stream());
    }

    public void clear() {
        entries.clear();
    }

    Entry begin(RequestLine line) {
        Entry entry = new Entry(line, System.nanoTime());
        entries.add(entry);
        return entry;
    }

    private static int largestConcurrency(Stream<LoggedRequest> requests) {
        List<long[]> changes = new ArrayList<>();
        requests.forEach(r -> {
            changes.add(new long[] {r.startNanos(), 1});
            changes.add(new long[] {r.endNanos(), -1});
        });
        changes.sort((a, b) -> a[0] == b[0] ? Long.compare(a[1], b[1]) : Long.compare(a[0], b[0]));
        int now = 0;
        int most = 0;
        for (long[] change : changes) {
            now += (int) change[1];
            most = Math.max(most, now);
        }
        return most;
    }

    /** A request under way. */
    static final class Entry {
        private final RequestLine line;
        private final long start;
        private volatile long end;
        private volatile int status;

        private Entry(RequestLine line, long start) {
            this.line = line;
            this.start = start;
        }

        void answered(int with) {
            status = with;
        }

        void end() {
            end = System.nanoTime();
        }

        private LoggedRequest seen() {
            return new LoggedRequest(line, start, end == 0 ? System.nanoTime() : end, status);
        }
    }
}

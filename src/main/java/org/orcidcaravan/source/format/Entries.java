package org.orcidcaravan.source.format;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.record.Entry;

/**
 * What a file holds, one entry after the other. A key that comes again in the same file with another record would change
 * places with the first one at every reading, so the second is kept aside; for that the keys are remembered, and nothing
 * else.
 */
public final class Entries implements Iterator<Entry>, AutoCloseable {
    private final Iterator<Entry> entries;
    private final List<String> warnings;
    private final Runnable closing;
    private final Set<String> keys = new HashSet<>();
    private @Nullable Entry last;

    /**
     * Makes it.
     *
     * @param warnings what of the file is not known and stays unread, in sentences
     * @param closing closes the file as well
     */
    public Entries(Iterator<Entry> entries, List<String> warnings, Runnable closing) {
        this.entries = entries;
        this.warnings = List.copyOf(warnings);
        this.closing = closing;
    }

    /** What of the file is not known and stays unread, in sentences. */
    public List<String> warnings() {
        return warnings;
    }

    /** Whether the file turned out to be broken: what came after that place was not read. */
    public boolean isCutShort() {
        return last instanceof Entry.CutShort;
    }

    @Override
    public boolean hasNext() {
        return !isCutShort() && entries.hasNext();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The file has ended");
        }
        Entry next = once(entries.next());
        last = next;
        return next;
    }

    @Override
    public void close() {
        closing.run();
    }

    private Entry once(Entry entry) {
        if (entry instanceof Entry.Present(long place, var record)
                && !record.sourceId().isBlank()
                && !keys.add(record.sourceId())) {
            return new Entry.Unreadable(
                    place,
                    record.sourceId(),
                    "The key " + record.sourceId()
                            + " came before in this file: give each work one entry, with all of its"
                            + " people in it.");
        }
        return entry;
    }
}

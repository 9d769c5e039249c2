package org.orcidcaravan.source.csv;

import com.google.common.collect.AbstractIterator;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.WorkFields;
import org.orcidcaravan.source.record.Entry;

/**
 * Records from a CSV file: lines that say whose each work is, or who its authors are. A bad line is kept aside with its
 * number and does not stop the others.
 */
public final class CsvRecords extends AbstractIterator<Entry> implements AutoCloseable {
    private final CsvLines lines;
    private final Map<String, String> names;

    private CsvRecords(CsvLines lines, Map<String, String> names) {
        this.lines = lines;
        this.names = names;
    }

    /**
     * Reads the headings.
     *
     * @param in the file's bytes; closed by {@link #close}
     * @param names Caravan's heading by the file's own; most often empty
     * @throws org.orcidcaravan.source.UnreadableSource when there are no headings, or the ones that every work needs are
     *     missing
     */
    public static CsvRecords open(InputStream in, Map<String, String> names) {
        return new CsvRecords(CsvLines.open(in, names, Headings.Needs.OWNERS_OR_AUTHORS), names);
    }

    /** Headings that are not known: their fields are kept as they are, and not sent. */
    public List<String> unknownHeadings() {
        return lines.headings().unknown();
    }

    @Override
    public void close() {
        lines.close();
    }

    @Override
    protected @Nullable Entry computeNext() {
        if (!lines.hasNext()) {
            return endOfData();
        }
        return switch (lines.next()) {
            case CsvLines.Line.Fields(long number, Map<String, String> fields) ->
                WorkFields.entry(number, fields, names);
            case CsvLines.Line.Bad(long number, String reason, boolean last) ->
                last ? new Entry.CutShort(number, reason) : new Entry.Unreadable(number, null, reason);
        };
    }
}

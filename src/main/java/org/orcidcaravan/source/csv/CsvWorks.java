package org.orcidcaravan.source.csv;

import com.google.common.collect.AbstractIterator;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.Row;
import org.orcidcaravan.source.WorkFields;

/**
 * Works from a CSV file whose lines say whose each is, by {@code orcid} or {@code person_id}. A bad line is a
 * {@link Row.Refused} with its number and does not stop the others.
 */
public final class CsvWorks extends AbstractIterator<Row> implements AutoCloseable {
    private final CsvLines lines;
    private final Map<String, String> names;

    private CsvWorks(CsvLines lines, Map<String, String> names) {
        this.lines = lines;
        this.names = names;
    }

    /**
     * Reads the headings.
     *
     * @param in the file's bytes; closed by {@link #close}
     * @param names Caravan's heading by the file's own, for headings that are not in {@link org.orcidcaravan.source.Column};
     *     most often empty
     * @throws org.orcidcaravan.source.UnreadableSource when there are no headings, or the ones that every work needs are
     *     missing
     */
    public static CsvWorks open(InputStream in, Map<String, String> names) {
        return new CsvWorks(CsvLines.open(in, names, Headings.Needs.OWNERS), names);
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
    protected @Nullable Row computeNext() {
        if (!lines.hasNext()) {
            return endOfData();
        }
        return switch (lines.next()) {
            case CsvLines.Line.Fields(long number, Map<String, String> fields) -> WorkFields.row(number, fields, names);
            case CsvLines.Line.Bad(long number, String reason, boolean _) -> new Row.Refused(number, reason);
        };
    }
}

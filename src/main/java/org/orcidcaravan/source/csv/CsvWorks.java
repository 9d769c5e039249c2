package org.orcidcaravan.source.csv;

import com.google.common.collect.AbstractIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.Row;
import org.orcidcaravan.source.UnreadableSource;

/**
 * Works from a CSV file (RFC 4180) with a line of headings, read one line at a time whatever the file's size. Between fields
 * is a comma, a semicolon or a tab. A bad line is a {@link Row.Refused} with its number and does not stop the others; where
 * the file itself is broken, by a quote that is not closed or a field without end, that is the last row.
 */
public final class CsvWorks extends AbstractIterator<Row> implements AutoCloseable {
    private static final int LONGEST_FIELD = 1_000_000;
    private static final int LONGEST_LINE = 4_000_000;
    private static final int MOST_FIELDS = 1_000;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> lines;
    private final Headings headings;
    private long line = 1;
    private boolean ended;

    private CsvWorks(CsvReader<CsvRecord> reader, Map<String, String> names) {
        this.reader = reader;
        this.lines = reader.iterator();
        if (!lines.hasNext()) {
            throw new UnreadableSource(
                    "Failed to read the works: the file is empty. Give it a line of headings, such as source_id,orcid,title,type.");
        }
        this.headings = Headings.of(lines.next().getFields(), names);
    }

    /**
     * Reads the headings.
     *
     * @param in the file's bytes; closed by {@link #close}
     * @param names Caravan's heading by the file's own, for headings that are not in {@link org.orcidcaravan.source.Column};
     *     most often empty
     * @throws UnreadableSource when there are no headings, or the ones that every work needs are missing
     */
    public static CsvWorks open(InputStream in, Map<String, String> names) {
        try {
            CsvText text = CsvText.of(in);
            return new CsvWorks(
                    CsvReader.builder()
                            .fieldSeparator(text.separator())
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .allowUnclosedQuote(false)
                            .build(
                                    CsvRecordHandler.builder()
                                            .maxFields(MOST_FIELDS)
                                            .maxFieldSize(LONGEST_FIELD)
                                            .maxRecordSize(LONGEST_LINE)
                                            .build(),
                                    text.reader()),
                    names);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new UnreadableSource("Failed to read the headings: " + reason(e), e);
        }
    }

    /** Headings that are not known: their fields are kept as they are, and not sent. */
    public List<String> unknownHeadings() {
        return headings.unknown();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to close a file of works: look at the disk", e);
        }
    }

    @Override
    protected @Nullable Row computeNext() {
        if (ended) {
            return endOfData();
        }
        try {
            if (!lines.hasNext()) {
                return endOfData();
            }
            CsvRecord record = lines.next();
            line = record.getStartingLineNumber();
            return headings.row(line, record.getFields());
        } catch (UncheckedIOException | CsvParseException e) {
            ended = true;
            return new Row.Refused(line + 1, reason(e) + " Nothing below was read.");
        }
    }

    private static String reason(Exception broken) {
        return "The file cannot be read from here on (" + broken.getMessage()
                + "): correct its quotes, or the field that is too long.";
    }
}

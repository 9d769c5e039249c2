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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.UnreadableSource;

/**
 * Lines of a CSV file (RFC 4180) with a line of headings, read one at a time whatever the file's size. Between fields is a
 * comma, a semicolon or a tab. Where the file itself is broken, by a quote that is not closed or a field without end, that
 * is the last line.
 */
final class CsvLines extends AbstractIterator<CsvLines.Line> implements AutoCloseable {
    private static final int LONGEST_FIELD = 1_000_000;
    private static final int LONGEST_LINE = 4_000_000;
    private static final int MOST_FIELDS = 1_000;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> lines;
    private final Headings headings;
    private long line = 1;
    private boolean ended;

    /** One line. */
    sealed interface Line {
        /** Where it starts in the file. */
        long number();

        /** Texts by the file's own headings. */
        record Fields(long number, Map<String, String> byHeading) implements Line {}

        /**
         * Nothing that can be read.
         *
         * @param last whether the file is broken from here on
         */
        record Bad(long number, String reason, boolean last) implements Line {}
    }

    private CsvLines(CsvReader<CsvRecord> reader, Map<String, String> names, Headings.Needs needs) {
        this.reader = reader;
        this.lines = reader.iterator();
        if (!lines.hasNext()) {
            throw new UnreadableSource(
                    "Failed to read the works: the file is empty. Give it a line of headings, such as source_id,orcid,title,type.");
        }
        this.headings = Headings.of(lines.next().getFields(), names, needs);
    }

    static CsvLines open(InputStream in, Map<String, String> names, Headings.Needs needs) {
        try {
            CsvText text = CsvText.of(in);
            return new CsvLines(
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
                    names,
                    needs);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new UnreadableSource("Failed to read the headings: " + reason(e), e);
        }
    }

    Headings headings() {
        return headings;
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
    protected @Nullable Line computeNext() {
        if (ended) {
            return endOfData();
        }
        try {
            if (!lines.hasNext()) {
                return endOfData();
            }
            CsvRecord record = lines.next();
            line = record.getStartingLineNumber();
            return headings.line(line, record.getFields());
        } catch (UncheckedIOException | CsvParseException e) {
            ended = true;
            return new Line.Bad(line + 1, reason(e) + " Nothing below was read.", true);
        }
    }

    private static String reason(Exception broken) {
        return "The file cannot be read from here on (" + broken.getMessage()
                + "): correct its quotes, or the field that is too long.";
    }
}

package org.orcidcaravan.consent.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/** A CSV file in the making (RFC 4180); what a spreadsheet would take for a formula is guarded. */
public final class Sheet {
    private final CsvWriter csv;

    /** Begins with the header. */
    public Sheet(Writer out, List<String> columns) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        row(columns);
    }

    /** Adds a row. */
    public void row(List<String> fields) {
        csv.writeRecord(fields.stream().map(Formula::guarded).toList());
    }

    /** A row that begins with fields which go out as they are: a guard would make other tokens of them. */
    void rowWith(List<String> exact, List<String> fields) {
        csv.writeRecord(Stream.concat(exact.stream(), fields.stream().map(Formula::guarded))
                .toList());
    }

    /** Hands on what is not written yet; the writer stays open. */
    public void end() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to write the export: " + e.getMessage(), e);
        }
    }
}

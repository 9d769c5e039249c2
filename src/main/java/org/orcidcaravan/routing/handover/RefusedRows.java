package org.orcidcaravan.routing.handover;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.transfer.Formula;

/** What of a file was refused, as a table beside it: with the line, the key and the reason. No table where nothing was. */
final class RefusedRows implements AutoCloseable {
    private final Path file;
    private @Nullable CsvWriter writer;
    private String last = "";

    RefusedRows(Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(file);
    }

    void note(Arrival arrival) {
        if (arrival.outcome() != Arrival.Outcome.REFUSED) {
            return;
        }
        last = String.join(" ", arrival.notes());
        try {
            if (writer == null) {
                writer = CsvWriter.builder().build(file);
                writer.writeRecord("line", "source_id", "reason");
            }
            writer.writeRecord(
                    String.valueOf(arrival.place()), Formula.guarded(arrival.sourceId()), Formula.guarded(last));
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to write " + file + ": look at the disk", e);
        }
    }

    /** The reason of the last one; empty when there was none. */
    String last() {
        return last;
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}

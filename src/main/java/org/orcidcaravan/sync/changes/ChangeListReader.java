package org.orcidcaravan.sync.changes;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orcidcaravan.orcid.OrcidId;

/**
 * Reads the change list's rows, in whatever order they come: columns by the names in the header, bad rows counted and
 * kept aside, too many of them a reason to use none (faults.md rows 19 to 22 and 26).
 */
public final class ChangeListReader {
    private static final int KEPT_BAD_ROWS = 1_000;

    private final ChangeTime time;
    private final Instant latest;

    /**
     * @param zone the zone of the dates, which name none
     * @param latest a row that claims to be newer is bad: it would push the watermark into the future
     */
    public ChangeListReader(ZoneId zone, Instant latest) {
        this.time = new ChangeTime(zone);
        this.latest = latest;
    }

    /** Takes the good rows. */
    public interface Rows {
        void row(OrcidId orcid, Instant lastModified);
    }

    /**
     * A row that is not what it should be.
     *
     * @param line its number, from 1
     */
    public record BadRow(long line, String content, String reason) {}

    /**
     * What the whole list held.
     *
     * @param rows good rows
     * @param bad how many were not
     * @param badRows the first 1,000 of them
     * @param newest the highest last_modified of the good ones
     */
    public record Summary(long rows, long bad, List<BadRow> badRows, Instant newest) {}

    /**
     * Reads to the end.
     *
     * @throws ChangeListDamaged when there is no header, no row, or more than one row in a thousand is bad
     */
    public Summary read(InputStream csv, Rows rows) throws IOException {
        CsvLines lines = new CsvLines(csv);
        String header = lines.next();
        if (header == null || header.isBlank()) {
            throw new ChangeListDamaged("it is empty");
        }
        Columns columns = Columns.of(header);
        List<BadRow> badRows = new ArrayList<>();
        long good = 0;
        long bad = 0;
        Instant newest = Instant.MIN;
        for (String line = lines.next(); line != null; line = lines.next()) {
            Reading reading = lines.tooLong() ? new Reading.Bad("is longer than 4 KiB") : read(columns, line);
            switch (reading) {
                case Reading.Good(OrcidId orcid, Instant lastModified) -> {
                    good++;
                    newest = lastModified.isAfter(newest) ? lastModified : newest;
                    rows.row(orcid, lastModified);
                }
                case Reading.Bad(String reason) -> {
                    bad++;
                    if (badRows.size() < KEPT_BAD_ROWS) {
                        badRows.add(new BadRow(lines.number(), line, reason));
                    }
                }
            }
        }
        judge(good, bad, badRows);
        return new Summary(good, bad, badRows, newest);
    }

    private static void judge(long good, long bad, List<BadRow> badRows) {
        if (good == 0 && bad == 0) {
            throw new ChangeListDamaged("it has a header and no row");
        }
        if (bad * 1_000 > good + bad) {
            BadRow first = badRows.getFirst();
            throw new ChangeListDamaged(
                    bad + " of " + (good + bad) + " rows are not as they should be, the first on line " + first.line()
                            + ", which " + first.reason());
        }
    }

    private sealed interface Reading {
        record Good(OrcidId orcid, Instant lastModified) implements Reading {}

        record Bad(String reason) implements Reading {}
    }

    private Reading read(Columns columns, String line) {
        Optional<List<String>> split = CsvFields.of(line);
        if (split.isEmpty()) {
            return new Reading.Bad("has a quote that does not fit");
        }
        List<String> fields = split.get();
        if (fields.size() <= columns.last()) {
            return new Reading.Bad("has " + fields.size() + " fields only");
        }
        Optional<OrcidId> orcid = OrcidId.parse(fields.get(columns.orcid()));
        if (orcid.isEmpty()) {
            return new Reading.Bad("holds no valid iD");
        }
        Optional<Instant> lastModified = time.parse(fields.get(columns.lastModified()));
        if (lastModified.isEmpty()) {
            return new Reading.Bad("holds no date of the form yyyy-MM-dd HH:mm:ss.SSSSSS");
        }
        if (lastModified.get().isAfter(latest)) {
            return new Reading.Bad("claims to be from the future");
        }
        return new Reading.Good(orcid.get(), lastModified.get());
    }

    private record Columns(int orcid, int lastModified) {
        static Columns of(String header) {
            List<String> names = CsvFields.of(header).orElse(List.of()).stream()
                    .map(String::strip)
                    .toList();
            int orcid = names.indexOf("orcid");
            int lastModified = names.indexOf("last_modified");
            if (orcid < 0 || lastModified < 0) {
                throw new ChangeListDamaged("its first line names no columns orcid and last_modified");
            }
            return new Columns(orcid, lastModified);
        }

        int last() {
            return Math.max(orcid, lastModified);
        }
    }
}

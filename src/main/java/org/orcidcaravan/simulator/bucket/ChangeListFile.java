package org.orcidcaravan.simulator.bucket;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/**
 * ORCID's {@code last_modified.csv.tar}: a tar with one entry, compressed with gzip although its name does not say so.
 * Times have no zone (UTC here), and no fraction when it is zero.
 */
public final class ChangeListFile {
    private static final String ENTRY = "last_modified.csv";
    private static final String HEADER = "orcid,path,date_created,last_modified";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private ChangeListFile() {}

    /** The file's bytes; rows are put in order, newest first. */
    public static byte[] write(Collection<ChangeRow> rows, Instant built) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        rows.stream()
                .sorted(ChangeRow.ORDER)
                .forEach(row -> csv.append(row.id())
                        .append(",https://orcid.org/")
                        .append(row.id())
                        .append(',')
                        .append(text(row.created()))
                        .append(',')
                        .append(text(row.modified()))
                        .append('\n'));
        byte[] content = csv.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry(ENTRY);
            entry.setModTime(built.toEpochMilli());
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to write the simulated change list in memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The rows of a file that {@link #write} made.
     *
     * @throws IllegalArgumentException when it is another kind of file
     */
    public static List<ChangeRow> read(byte[] file) {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(file)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null || !entry.getName().equals(ENTRY)) {
                throw unreadable("it does not hold " + ENTRY, null);
            }
            return new String(tar.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(ChangeListFile::row)
                    .toList();
        } catch (IOException e) {
            throw unreadable(e.toString(), e);
        }
    }

    private static ChangeRow row(String line) {
        List<String> cells = List.of(line.split(",", -1));
        OrcidId id = OrcidId.parse(cells.getFirst()).orElseThrow(() -> unreadable("a row is " + line, null));
        return new ChangeRow(id, instant(cells.get(2)), instant(cells.get(3)));
    }

    private static String text(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        return (time.get(ChronoField.MICRO_OF_SECOND) == 0 ? SECONDS : MICROS).format(time);
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text, text.indexOf('.') < 0 ? SECONDS : MICROS)
                .toInstant(ZoneOffset.UTC);
    }

    private static IllegalArgumentException unreadable(String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "Failed to read the simulated change list: " + why + ". Start the simulator anew to get a whole world.",
                cause);
    }
}

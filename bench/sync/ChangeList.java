import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * {@code last_modified.csv.tar}: a gzip-compressed tar with one CSV, newest row first, dates spread evenly over ten
 * years. Written to a scratch file when first asked for after a change, so that 26 million rows cost no memory.
 */
final class ChangeList {

    private static final long SPAN_MICROS = 3_650L * 24 * 3_600 * 1_000_000;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final byte[] COLUMNS = "orcid,path,date_created,last_modified\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ROW = 19 + 1 + 27 + 1 + 26 + 1 + 26 + 1;

    private final Summaries summaries;
    private final long rows;
    private final Path file;
    private final InstantSource clock;
    private final long newestMicros;
    private boolean stale = true;
    private Version current = new Version("", 0, 0);

    /** What one generation of the file is: ETag, bytes, microseconds since 1970. */
    record Version(String etag, long size, long modifiedMicros) {}

    ChangeList(Summaries summaries, long rows, Path file, InstantSource clock) {
        this.summaries = summaries;
        this.rows = rows;
        this.file = file;
        this.clock = clock;
        newestMicros = micros(clock.instant().minus(1, ChronoUnit.HOURS));
    }

    Path file() {
        return file;
    }

    /** When the record with this number was last modified, in microseconds since 1970. */
    long modifiedMicros(long number) {
        if (number < summaries.count()) {
            long changed = summaries.changedAtMicros((int) number);
            if (changed > 0) {
                return changed;
            }
        }
        return newestMicros - number * (SPAN_MICROS / rows) | 1;
    }

    synchronized List<Integer> change(int count) {
        stale = true;
        return summaries.change(count, micros(clock.instant()));
    }

    synchronized Version current() throws IOException {
        if (stale) {
            current = write();
            stale = false;
        }
        return current;
    }

    private Version write() throws IOException {
        MessageDigest digest = digest();
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(next), 1 << 16);
                OutputStream out =
                        new BufferedOutputStream(new FastGzip(new DigestOutputStream(raw, digest)), 1 << 16)) {
            long size = COLUMNS.length + rows * ROW;
            out.write(tarHeader(size));
            out.write(COLUMNS);
            writeRows(out);
            out.write(new byte[(int) (1_024 + (512 - size % 512) % 512)]);
        }
        Files.move(next, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return new Version(HexFormat.of().formatHex(digest.digest()), Files.size(file), micros(clock.instant()));
    }

    private void writeRows(OutputStream out) throws IOException {
        List<Integer> changed = IntStream.range(0, summaries.count())
                .filter(number -> summaries.changedAtMicros(number) > 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer number) -> summaries.changedAtMicros(number))
                        .reversed())
                .toList();
        for (int number : changed) {
            out.write(row(number));
        }
        for (long number = 0; number < rows; number++) {
            if (number >= summaries.count() || summaries.changedAtMicros((int) number) == 0) {
                out.write(row(number));
            }
        }
    }

    private byte[] row(long number) {
        String id = Summaries.id(number);
        String text = id + "," + id.substring(16) + "/" + id + ".xml,2013-04-05 06:07:08.091011,"
                + date(modifiedMicros(number)) + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String date(long micros) {
        return DATE.format(LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1_000, ZoneOffset.UTC));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static byte[] tarHeader(long size) {
        byte[] header = new byte[512];
        put(header, 0, "last_modified.csv");
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, String.format(Locale.ROOT, "%011o\0", size));
        put(header, 136, "14000000000\0");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte part : header) {
            sum += part & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}

package org.orcidcaravan.sync.changes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A process of its own that reads a list of any length, made as it is read: rows, or one single line of bytes. */
final class LongList {
    private LongList() {}

    public static void main(String[] arguments) throws IOException {
        long length = Long.parseLong(arguments[1]);
        InputStream list = arguments[0].equals("rows") ? new Rows(length) : new OneLine(length);
        AtomicLong seen = new AtomicLong();
        long start = System.nanoTime();
        var summary = new ChangeListReader(ZoneOffset.UTC, Lists.LATEST)
                .read(list, (orcid, lastModified) -> seen.incrementAndGet());
        long millis = Math.max(1, (System.nanoTime() - start) / 1_000_000);
        System.out.printf(
                "READ %d rows, %d bad, %d rows/s%n", summary.rows(), summary.bad(), seen.get() * 1_000 / millis);
    }

    /** A header and good rows. */
    private static final class Rows extends InputStream {
        private final long count;
        private long next;
        private byte[] line = Lists.HEADER.getBytes(StandardCharsets.US_ASCII);
        private int at;

        Rows(long count) {
            this.count = count;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int filled = 0;
            while (filled < length) {
                if (at == line.length) {
                    if (next == count) {
                        return filled == 0 ? -1 : filled;
                    }
                    line = Lists.row(next++ * 7_919).getBytes(StandardCharsets.US_ASCII);
                    at = 0;
                }
                int some = Math.min(length - filled, line.length - at);
                System.arraycopy(line, at, buffer, offset + filled, some);
                filled += some;
                at += some;
            }
            return filled;
        }
    }

    /** A thousand good rows, then one line of so many bytes. */
    private static final class OneLine extends InputStream {
        private final Rows rows = new Rows(1_000);
        private long left;

        OneLine(long length) {
            left = length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int got = rows.read(buffer, offset, length);
            if (got > 0 || left == 0) {
                return got;
            }
            int some = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + some, (byte) 'x');
            left -= some;
            return some;
        }
    }
}

package org.orcidcaravan.sync.datafile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Remembers how many zeros came last. A tar ends with 1,024 of them (POSIX pax interchange format, "End-of-Archive"); one
 * that was cut between two entries does not, and nothing else tells it from a whole one.
 */
final class TrailingZeros extends FilterInputStream {
    private static final int RECORD = 512;

    private final byte[] passedOver = new byte[8_192];
    private long zeros;

    TrailingZeros(InputStream in) {
        super(in);
    }

    /** Whether the last record was one of zeros; some programs write only one of the two. */
    boolean endAnArchive() {
        return zeros >= RECORD;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            zeros = next == 0 ? zeros + 1 : 0;
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        int last = 0;
        while (last < got && buffer[offset + got - 1 - last] == 0) {
            last++;
        }
        if (got > 0) {
            zeros = last == got ? zeros + got : last;
        }
        return got;
    }

    @Override
    public long skip(long wanted) throws IOException {
        int got = read(passedOver, 0, Math.clamp(wanted, 0, passedOver.length));
        return Math.max(got, 0);
    }
}

package org.orcidcaravan.sync.changes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Stops a decompression bomb: by the bytes that came out, and by their ratio to those that went in (row 25). */
final class CappedStream extends FilterInputStream {
    /** Real lists make about 6; deflate itself ends at 1,032. */
    private static final long MAX_RATIO = 200;

    private static final long GRACE = 1 << 20;

    private static final long MAX_HEADERS = 1 << 20;

    private final LongSupplier compressed;
    private final long maxBytes;
    private long bytes;
    private long headersEnd = Long.MAX_VALUE;

    CappedStream(InputStream in, LongSupplier compressed, long maxBytes) {
        super(in);
        this.compressed = compressed;
        this.maxBytes = maxBytes;
    }

    /**
     * What comes next are headers: names and attributes, which the tar reader gathers in memory however long they claim
     * to be.
     */
    void headers() {
        headersEnd = bytes + MAX_HEADERS;
    }

    /** What comes next is content. */
    void content() {
        headersEnd = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        count(Math.max(got, 0));
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    private void count(long more) {
        bytes += more;
        if (bytes > maxBytes) {
            throw new ChangeListDamaged("it unpacks to more than " + maxBytes + " bytes");
        }
        if (bytes > headersEnd) {
            throw new ChangeListDamaged("its headers take more than " + MAX_HEADERS + " bytes");
        }
        if (bytes > GRACE && bytes / MAX_RATIO > compressed.getAsLong()) {
            throw new ChangeListDamaged("it unpacks to more than " + MAX_RATIO + " times its size");
        }
    }
}

package org.orcidcaravan.sync.changes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Stops a decompression bomb: by the bytes that came out, and by their ratio to those that went in (row 25). */
public final class CappedStream extends FilterInputStream {
    /** Real lists make about 6; deflate itself ends at 1,032. */
    private static final long MAX_RATIO = 200;

    private static final long GRACE = 1 << 20;

    private static final long MAX_HEADERS = 1 << 20;

    private final LongSupplier compressed;
    private final Function<String, ? extends RuntimeException> damaged;
    private final long maxBytes;
    private long bytes;
    private long headersEnd = Long.MAX_VALUE;

    CappedStream(InputStream in, LongSupplier compressed, long maxBytes) {
        this(in, compressed, maxBytes, ChangeListDamaged::new);
    }

    /**
     * For any archive.
     *
     * @param compressed how many bytes went in so far
     * @param maxBytes how many may come out
     * @param damaged makes an exception of a clause such as "it unpacks to more than 5 bytes"
     */
    public CappedStream(
            InputStream in,
            LongSupplier compressed,
            long maxBytes,
            Function<String, ? extends RuntimeException> damaged) {
        super(in);
        this.compressed = compressed;
        this.maxBytes = maxBytes;
        this.damaged = damaged;
    }

    /**
     * What comes next are headers: names and attributes, which the tar reader gathers in memory however long they claim
     * to be.
     */
    public void headers() {
        headersEnd = bytes + MAX_HEADERS;
    }

    /** What comes next is content. */
    public void content() {
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
            throw damaged.apply("it unpacks to more than " + maxBytes + " bytes");
        }
        if (bytes > headersEnd) {
            throw damaged.apply("its headers take more than " + MAX_HEADERS + " bytes");
        }
        if (bytes > GRACE && bytes / MAX_RATIO > compressed.getAsLong()) {
            throw damaged.apply("it unpacks to more than " + MAX_RATIO + " times its size");
        }
    }
}

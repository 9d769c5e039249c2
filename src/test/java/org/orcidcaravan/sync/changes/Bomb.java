package org.orcidcaravan.sync.changes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/** Few bytes that unpack to many. */
final class Bomb {
    private static final int MEBIBYTE = 1 << 20;

    private Bomb() {}

    /** The beginning of a gzipped tar whose one file is this many mebibytes of zeros, each in about a kilobyte. */
    static byte[] gzip(int mebibytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Arrays.copyOf(Lists.gzip(new byte[0]), 10));
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        out.write(deflated(deflater, header(mebibytes * (long) MEBIBYTE)));
        byte[] zeros = new byte[MEBIBYTE];
        // A full flush forgets what came before, so that one block can be repeated.
        byte[] block = deflated(deflater, zeros);
        for (int i = 0; i < mebibytes; i++) {
            out.write(block);
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] header(long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(Lists.NAME);
        entry.setSize(size);
        byte[] header = new byte[512];
        entry.writeEntryHeader(header, ZipEncodingHelper.getZipEncoding("UTF-8"), true);
        return header;
    }

    private static byte[] deflated(Deflater deflater, byte[] plain) {
        deflater.setInput(plain);
        byte[] out = new byte[MEBIBYTE];
        int length = deflater.deflate(out, 0, out.length, Deflater.FULL_FLUSH);
        return Arrays.copyOf(out, length);
    }

    /** Reads to the end, counting. */
    static long drain(InputStream in, AtomicLong seen) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int length;
        while ((length = in.read(buffer)) > 0) {
            seen.addAndGet(length);
        }
        return seen.get();
    }
}

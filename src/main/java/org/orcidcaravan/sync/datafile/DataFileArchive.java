package org.orcidcaravan.sync.datafile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.changes.CappedStream;
import org.orcidcaravan.sync.changes.CountedStream;

/**
 * Reads a data file entry by entry as it streams by. What is no regular file is never followed, and what is far too
 * large, or unpacks to too much, ends it (faults.md rows 23 to 25).
 */
final class DataFileArchive implements AutoCloseable {
    private static final int BUFFER = 1 << 17;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final CountedStream compressed;
    private final CappedStream plain;
    private final TrailingZeros zeros;
    private final TarArchiveInputStream tar;
    private final long maxEntry;

    /** @param maxEntry the most bytes that one entry may have */
    DataFileArchive(InputStream archive, long maxEntry) {
        this.maxEntry = maxEntry;
        try {
            compressed = new CountedStream(new BufferedInputStream(archive, BUFFER));
            plain = new CappedStream(unzipped(compressed), compressed::count, Long.MAX_VALUE, DataFileDamaged::new);
            zeros = new TrailingZeros(plain);
            tar = new TarArchiveInputStream(new BufferedInputStream(zeros, BUFFER));
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /**
     * One entry.
     *
     * @param file whether it is a regular file; folders and all else are not
     * @param folder whether it is a folder, which archives name beside their files
     */
    record Entry(String name, long bytes, boolean file, boolean folder) {}

    private static InputStream unzipped(CountedStream counted) throws IOException {
        BufferedInputStream peek = new BufferedInputStream(counted, BUFFER);
        peek.mark(2);
        int magic = peek.read() << 8 | peek.read();
        if (magic < 0) {
            throw new EOFException("empty");
        }
        peek.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(peek, BUFFER) : peek;
    }

    /** The next entry; null at the end, which is believed only when it is marked, and the compressed stream ends well too. */
    @Nullable
    Entry next() {
        try {
            plain.headers();
            TarArchiveEntry entry = tar.getNextEntry();
            plain.content();
            if (entry == null) {
                zeros.transferTo(OutputStream.nullOutputStream());
                if (!zeros.endAnArchive()) {
                    throw new EOFException("no end of archive");
                }
                return null;
            }
            byte type = entry.getLinkFlag();
            boolean file = (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM)
                    && !entry.isSparse()
                    && !entry.getName().endsWith("/");
            return new Entry(entry.getName(), entry.getSize(), file, entry.isDirectory());
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /** The bytes of the entry that came last; null when it is larger than any object is taken, and then they are passed over. */
    byte @Nullable [] content(Entry entry) {
        if (entry.bytes() > maxEntry) {
            return null;
        }
        try {
            byte[] bytes = tar.readNBytes((int) entry.bytes());
            if (bytes.length < entry.bytes()) {
                throw new EOFException("short");
            }
            return bytes;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /** How many bytes of the archive itself have been read. */
    long read() {
        return compressed.count();
    }

    private static DataFileDamaged damaged(Exception e) {
        return switch (e) {
            case EOFException end -> new DataFileDamaged("it ends too early", end);
            case ZipException zip -> new DataFileDamaged("its compression is damaged (" + zip.getMessage() + ")", zip);
            default -> new DataFileDamaged("it cannot be unpacked (" + e.getMessage() + ")", e);
        };
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}

package org.orcidcaravan.sync.changes;

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

/**
 * Unpacks {@code last_modified.csv.tar} as it streams by. The name notwithstanding, ORCID compresses it with gzip; the
 * first bytes decide. Exactly one regular entry is accepted, and its name never becomes a path (faults.md rows 23 to 25).
 */
public final class ChangeListArchive {
    private static final String ENTRY = "last_modified.csv";
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final long maxBytes;

    /** @param maxBytes what the list may unpack to at most */
    public ChangeListArchive(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What is done with the list's text. */
    public interface Use<T> {
        T read(InputStream csv) throws IOException;
    }

    /**
     * Hands the one entry's content to {@code use}, then reads on to the very end, so that a list which was cut short
     * anywhere is noticed.
     *
     * @throws ChangeListDamaged when it is truncated, corrupt, a bomb, or holds anything but the one file
     */
    public <T> T read(InputStream archive, Use<T> use) {
        try {
            CountedStream counted = new CountedStream(new BufferedInputStream(archive, BUFFER));
            CappedStream plain = new CappedStream(unzipped(counted), counted::count, maxBytes);
            TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(plain, BUFFER));
            plain.headers();
            check(tar.getNextEntry());
            plain.content();
            T result = use.read(tar);
            tar.skip(Long.MAX_VALUE);
            plain.headers();
            TarArchiveEntry second = tar.getNextEntry();
            if (second != null) {
                throw new ChangeListDamaged("it holds more than the one file " + ENTRY);
            }
            plain.content();
            plain.transferTo(OutputStream.nullOutputStream());
            return result;
        } catch (EOFException e) {
            throw new ChangeListDamaged("it ends too early", e);
        } catch (ZipException e) {
            throw new ChangeListDamaged("its compression is damaged (" + e.getMessage() + ")", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new ChangeListDamaged("it cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }

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

    private static void check(@Nullable TarArchiveEntry entry) {
        if (entry == null) {
            throw new ChangeListDamaged("it holds no file");
        }
        // isFile() is true of devices, pipes and types that nobody knows as well.
        byte type = entry.getLinkFlag();
        boolean plainFile = (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM)
                && !entry.isSparse()
                && (entry.getName().equals(ENTRY) || entry.getName().equals("./" + ENTRY));
        if (!plainFile) {
            throw new ChangeListDamaged("it does not begin with the file " + ENTRY);
        }
    }
}

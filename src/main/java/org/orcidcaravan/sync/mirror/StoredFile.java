package org.orcidcaravan.sync.mirror;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.orcidcaravan.sync.Storage;

/** Reads a mirror's file whatever its storage: the name tells which it is. */
public final class StoredFile {
    private static final int HEADER = 18;

    private StoredFile() {}

    /** The document in the file, decompressed if need be. */
    public static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        if (!isCompressed(file)) {
            return raw;
        }
        try {
            return new ZstdInputStreamNoFinalizer(new BufferedInputStream(raw));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** How long the document is; negative when a compressed file does not say, or is damaged. */
    public static long length(Path file) throws IOException {
        if (!isCompressed(file)) {
            return Files.size(file);
        }
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER);
        }
        return header.length == 0 ? -1 : Zstd.getFrameContentSize(header);
    }

    /** Whether it is a file at all: a link, a folder or a pipe under its name is not what was stored. */
    static boolean isThere(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isCompressed(Path file) {
        return String.valueOf(file.getFileName()).endsWith(Storage.ZSTD.suffix());
    }

    /** The name that the file has when it is stored plain. */
    static Path plain(Path file) {
        String name = String.valueOf(file.getFileName());
        return isCompressed(file)
                ? file.resolveSibling(
                        name.substring(0, name.length() - Storage.ZSTD.suffix().length()))
                : file;
    }

    /** The name that the file has when it is compressed. */
    static Path compressed(Path plain) {
        return plain.resolveSibling(plain.getFileName() + Storage.ZSTD.suffix());
    }

    /** Whether the same document lies beside it plain too, as it does for a moment while a mirror is converted. */
    static boolean isSecond(Path file) {
        return isCompressed(file) && Files.exists(plain(file));
    }
}

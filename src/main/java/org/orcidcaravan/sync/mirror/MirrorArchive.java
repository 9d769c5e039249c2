package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.orcidcaravan.sync.DataClass;

/** Packs a mirror's files into one {@code .tar.gz} a data class, as ORCID's scripts do with {@code -t}. */
@ApplicationScoped
public class MirrorArchive {
    private static final int BUFFER = 1 << 16;

    /**
     * Writes {@code PATH/{data class}.tar.gz}; an earlier one stays until the new one is whole.
     *
     * @return the archive
     */
    public Path write(Path path, DataClass dataClass) {
        Path mirror = path.toAbsolutePath().normalize();
        Path scripts = mirror.resolve("ORCID_public_data_files");
        Path root = Files.isDirectory(scripts) ? scripts : mirror;
        Path archive = mirror.resolve(dataClass.folder() + ".tar.gz");
        Path part = mirror.resolve("." + archive.getFileName() + ".part");
        try {
            try (TarArchiveOutputStream tar = open(part)) {
                pack(root, root.resolve(dataClass.folder()), tar);
            }
            return Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to write " + archive + ": " + e.getMessage(), e);
        }
    }

    private static TarArchiveOutputStream open(Path part) throws IOException {
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(part), BUFFER);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file, BUFFER));
        // Activities' paths are longer than the 100 characters of the old format.
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        // Users of a directory service have numbers above the old format's two million.
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    private static void pack(Path root, Path folder, TarArchiveOutputStream tar) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Iterator<Path> each = files.filter(
                            file -> !PartFiles.isPart(file) && Files.isRegularFile(file) && !StoredFile.isSecond(file))
                    .iterator();
            while (each.hasNext()) {
                add(root, each.next(), tar);
            }
        }
    }

    /** A compressed file becomes an entry of its plain name and length, decompressed as it goes by. */
    private static void add(Path root, Path file, TarArchiveOutputStream tar) throws IOException {
        String name = root.relativize(StoredFile.plain(file)).toString();
        TarArchiveEntry entry = new TarArchiveEntry(file.toFile(), name);
        if (StoredFile.isCompressed(file)) {
            long told = StoredFile.length(file);
            entry.setSize(told >= 0 ? told : counted(file));
        }
        tar.putArchiveEntry(entry);
        try (InputStream in = StoredFile.open(file)) {
            in.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }

    /** Files of ours say how long their content is; of another program's it must be counted. */
    private static long counted(Path file) throws IOException {
        try (InputStream in = StoredFile.open(file)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
